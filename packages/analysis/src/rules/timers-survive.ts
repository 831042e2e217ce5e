import { always } from "../temporal/index.ts";
import { FormulaObserver } from "./formula-observer.ts";
import type { RecordOf, RuleOf } from "./rule.ts";
import { STORE_KEEPING_FAULTS } from "./rule.ts";

export const timersSurvive: RuleOf<"crash"> = {
  id: "timers-survive",
  number: "S22",
  kind: "safety",
  level: "core",
  statement:
    "Deadlines survive a restart: the timers that are pending behind it are those that the restored states imply.",
  law: [],
  observes: ["crash"],
  holdsUnder: STORE_KEEPING_FAULTS,
  afterEnd: true,
  observer: () =>
    new FormulaObserver({
      formula: always(pendingAsImplied),
      keyOf: ({ node }) => node,
      counts: ({ timers }) => timers !== undefined,
      because: "the timers pending are not those that the states imply",
      unseen: "no restart shows its timers",
    }),
};

function pendingAsImplied({ timers }: RecordOf<"crash">): boolean {
  if (timers === undefined) return true;
  const { pending, implied } = timers;
  return pending.length === implied.length && pending.every((name, at) => name === implied[at]);
}
