import { always } from "../temporal/index.ts";
import { FormulaObserver } from "./formula-observer.ts";
import type { RuleOf } from "./rule.ts";
import { STORE_KEEPING_FAULTS } from "./rule.ts";

export const stateFollowsInput: RuleOf<"crash"> = {
  id: "state-follows-input",
  number: "S34",
  kind: "safety",
  level: "core",
  statement:
    "A contact point's state is a function of its input log: reading the log again gives the same state.",
  law: [],
  observes: ["crash"],
  holdsUnder: STORE_KEEPING_FAULTS,
  afterEnd: true,
  observer: () =>
    new FormulaObserver({
      formula: always(({ state }) => state === undefined || state.before === state.replayed),
      keyOf: ({ node }) => node,
      counts: ({ state }) => state !== undefined,
      because: "its log gives another state than it had",
      unseen: "no restart shows its states",
    }),
};
