import { formatDuration, formatInstant } from "@contactpoint/engine";
import type { Instant } from "@contactpoint/engine";
import type { ResolvedScenario, ResolvedState } from "@contactpoint/protocol";

import { localTimeAt } from "../calendar/zone-offsets.ts";
import type { Path } from "../reader/problem.ts";
import type { PeopledContext } from "../resolve/context.ts";

export interface Gap {
  readonly from: Instant;
  readonly until: Instant;
}

/** Stretches of a run in which nobody is on duty or on call. */
export function coverageGaps(
  { desk }: Pick<ResolvedState, "desk">,
  start: Instant,
  end: Instant,
): Gap[] {
  const gaps: Gap[] = [];
  for (const [index, begins] of desk.from.entries()) {
    const from = Math.max(begins, start);
    const until = Math.min(desk.from[index + 1] ?? Infinity, end);
    const nobody = desk.officers[index] === 0 && desk.on_call[index] === 0;
    if (!nobody || until <= from) continue;
    gaps.push({ from, until });
  }
  return gaps;
}

/** Names the first gap of each roster in local time; a convention's point is there at any hour (UN-41.1, BC-35.1). */
export function lintCoverage(context: PeopledContext, scenario: ResolvedScenario): void {
  const told = new Set<string>();
  for (const state of scenario.states) {
    const roster = context.states.get(state.id)?.roster ?? null;
    if (roster !== null && told.has(roster)) continue;
    const gaps = coverageGaps(state, scenario.clock.start, scenario.clock.end);
    const [first] = gaps;
    if (first === undefined) continue;
    const path: Path =
      roster === null ? (context.states.get(state.id)?.path ?? []) : ["rosters", roster];
    if (roster !== null) told.add(roster);
    const total = formatDuration(gaps.reduce((sum, gap) => sum + gap.until - gap.from, 0));
    const message = `nobody is on duty or on call in ${state.id} from ${local(state, first.from)} to ${local(state, first.until)} local time`;
    const others = roster === null ? [] : sharing(context, roster, state.id);
    const also = others.length === 0 ? "" : `; the roster is that of ${others.join(", ")}, too`;
    const hint = `${total} in all are uncovered; add a shift with on_call: true${also}`;
    context.report.warn(path, message, hint, "key");
  }
}

/** Other States that have the same roster: a few, and how many more. */
function sharing(context: PeopledContext, roster: string, than: string): string[] {
  const others = [...context.states].flatMap(([id, state]) =>
    id !== than && state.roster === roster ? [id] : [],
  );
  const named = others.slice(0, NAMED_MOST);
  const more = others.length - named.length;
  return more === 0 ? named : [...named, `${more} more`];
}

const NAMED_MOST = 3;

/** `2027-03-28 03:30`, on the clock of the State. */
export function local(state: Pick<ResolvedState, "offsets">, at: Instant): string {
  return formatInstant(localTimeAt(state.offsets, at)).slice(0, 16).replace("T", " ");
}
