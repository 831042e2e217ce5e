import { formatPath } from "../reader/problem.ts";
import type { Problem } from "../reader/problem.ts";
import { namesHint } from "../resolve/context.ts";
import { applyChange, keysOf } from "./apply-change.ts";
import type { Change } from "./change.ts";

/**
 * Problems of what a dotted path made anew on its way, since the scenario has nothing of that name,
 * with that as their hint: the name is misspelt more often than half of a new State is meant.
 */
export function withNewEntries(
  problems: readonly Problem[],
  scenario: unknown,
  changes: readonly Change[],
): Problem[] {
  const hints = newEntries(scenario, changes);
  return problems.map((problem) => {
    const hint = problem.hint ?? hints.get(problem.path);
    return hint === undefined ? problem : { ...problem, hint };
  });
}

/** A hint by the path of each map that was not there before. */
function newEntries(scenario: unknown, changes: readonly Change[]): Map<string, string> {
  const hints = new Map<string, string>();
  let text = scenario;
  for (const change of changes) {
    if ("path" in change) {
      const keys = keysOf(text, change.path);
      const depth = missingAt(text, keys);
      const key = keys[depth];
      if (depth < keys.length - 1 && key !== undefined) {
        const path = formatPath(keys.slice(0, depth + 1));
        const names = Object.keys(valueAt(text, keys.slice(0, depth)));
        hints.set(path, `the base has no ${path}: ${namesHint(String(key), names)}`);
      }
    }
    text = applyChange(text, change);
  }
  return hints;
}

/** How many keys lead to something. */
function missingAt(text: unknown, keys: readonly (string | number)[]): number {
  const depth = keys.findIndex(
    (key, index) => !Object.hasOwn(valueAt(text, keys.slice(0, index)), key),
  );
  return depth === -1 ? keys.length : depth;
}

function valueAt(text: unknown, keys: readonly (string | number)[]): object {
  let at = text;
  for (const key of keys) at = (at as Record<string | number, unknown>)[key];
  return typeof at === "object" && at !== null ? at : {};
}
