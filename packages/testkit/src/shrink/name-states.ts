import type { Court } from "./court.ts";
import { isMap, keysOf, valueAt, withValue } from "./place.ts";

/** Names each State that a selection or a count brings, so that it can be left out by itself. */
export function nameStates(court: Court): void {
  nameImported(court);
  nameCounted(court);
}

function nameImported(court: Court): void {
  const { document } = court;
  const imported = valueAt(document, ["import_states"]);
  if (!isMap(imported) || imported["select"] === undefined) return;
  const { select: _select, except: _except, ...rest } = imported;
  const own = keysOf(valueAt(document, ["states"]));
  const codes = resolvedIds(court).filter((id) => !own.some((key) => isOf(id, String(key))));
  court.takes(withValue(document, ["import_states"], { ...rest, codes }));
}

function nameCounted(court: Court): void {
  const { document } = court;
  const states = valueAt(document, ["states"]);
  if (!isMap(states)) return;
  const ids = resolvedIds(court);
  const named = Object.entries(states).flatMap(([key, state]) => {
    if (!isMap(state) || state["count"] === undefined) return [[key, state]];
    const { count: _count, ...rest } = state;
    return ids.filter((id) => isOf(id, key)).map((id) => [id, rest]);
  });
  if (named.length > Object.keys(states).length) {
    court.takes(withValue(document, ["states"], Object.fromEntries(named)));
  }
}

function resolvedIds(court: Court): string[] {
  return court.trial.scenario.states.map(({ id }) => id);
}

/** Whether a State is the one under a key, or one of those it counts. */
function isOf(id: string, key: string): boolean {
  return id === key || id.startsWith(`${key}-`);
}
