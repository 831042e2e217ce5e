import { Origins, problemAt } from "../reader/origins.ts";
import type { LocatedDocument } from "../reader/origins.ts";
import type { Path, Problem } from "../reader/problem.ts";
import { applyChange, PathFault } from "./apply-change.ts";
import type { Change } from "./change.ts";

/** A change, and where the study file says it. */
export interface LocatedChange {
  readonly change: Change;
  /** Of the patch, or of the key and value that a path puts. */
  readonly key: Path;
  readonly value: Path;
}

/**
 * The document of a scenario after changes that a study makes; what they put in stands at its
 * place in the study file. Or the problem of a path that leads nowhere.
 */
export function locateChanges(
  base: LocatedDocument,
  study: LocatedDocument,
  changes: readonly LocatedChange[],
): LocatedDocument | Problem {
  const origins = new Origins(base.origins.locate(base.value, []));
  origins.adopt(base.origins);
  origins.adopt(study.origins);
  let value = base.value;
  for (const { change, key, value: written } of changes) {
    const origin = {
      key: study.origins.locate(study.value, key, "key"),
      value: study.origins.locate(study.value, written),
    };
    try {
      value = applyChange(value, change, {
        kept: (target, name, source) => {
          const known = origins.of(source, name);
          if (known !== undefined) origins.set(target, name, known);
        },
        put: (target, name) => origins.set(target, name, origin),
      });
    } catch (error) {
      if (!(error instanceof PathFault)) throw error;
      return problemAt(study, key, error.message, error.hint, "key");
    }
  }
  return { value, origins };
}
