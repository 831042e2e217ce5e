import { Finding } from "./finding.ts";
import { isFinal } from "./message-roles.ts";
import type { ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { ALL_FAULTS } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

export const statusNeverBackwards: RuleOf<"state"> = {
  id: "status-never-backwards",
  number: "S09",
  kind: "safety",
  level: "core",
  statement: "A late or reordered message never moves a status backwards.",
  law: [],
  observes: ["state"],
  holdsUnder: ALL_FAULTS,
  afterEnd: true,
  observer: () => new StatusObserver(),
};

// How far a request has come. States of one rank may alternate; the final states outrank all.
const RANKS: Readonly<Record<string, ReadonlyMap<string, number>>> = {
  requesting: new Map([
    ["preparing", 0],
    ["awaiting-acknowledgement", 1],
    ["acknowledged", 2],
    ["supplementing", 2],
    ["choosing", 2],
    ["preserved", 3],
    ["assistance-pending", 4],
  ]),
  requested: new Map([
    ["received", 0],
    ["checking", 1],
    ["awaiting-supplement", 1],
    ["reviewing", 2],
    ["awaiting-choice", 2],
    ["executing", 3],
    ["holding", 4],
    ["assistance-pending", 5],
  ]),
  hold: new Map([
    ["authorising", 0],
    ["ordered", 1],
    ["preserved", 2],
    ["assistance-pending", 3],
  ]),
};
const FINAL_RANK = 9;

class StatusObserver implements ObserverOf<"state"> {
  readonly #finding = new Finding();

  on(record: RecordOf<"state">, line: number): void {
    const from = rankOf(record.machine, record.from);
    const to = rankOf(record.machine, record.to);
    // A state that no list names has no rank; the rule on published transitions reports it.
    if (from === undefined || to === undefined) return;
    this.#finding.checked += 1;
    if (to < from) this.#finding.violated("the status moves backwards", record, line);
  }

  verdict(): Verdict {
    return this.#finding.safety();
  }
}

function rankOf(machine: RecordOf<"state">["machine"], state: string): number | undefined {
  if (isFinal(machine, state)) return FINAL_RANK;
  const ranks = RANKS[machine];
  if (ranks === undefined) return undefined;
  const exact = ranks.get(state);
  if (exact !== undefined) return exact;
  const dot = state.indexOf(".");
  return dot === -1 ? undefined : ranks.get(state.slice(0, dot));
}
