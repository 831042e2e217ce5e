import { Finding } from "./finding.ts";
import { isFinal } from "./message-roles.ts";
import type { ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { STORE_KEEPING_FAULTS } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

export const statusNeverBackwards: RuleOf<"state"> = {
  id: "status-never-backwards",
  number: "S09",
  kind: "safety",
  level: "core",
  statement: "A late or reordered message never moves a status backwards.",
  law: [],
  observes: ["state"],
  holdsUnder: STORE_KEEPING_FAULTS,
  afterEnd: true,
  observer: () => new StatusObserver(),
};

// How far a request has come. States of one rank may alternate; the final states outrank all.
const RANKS: Readonly<Record<string, ReadonlyMap<string, number>>> = {
  requesting: new Map([
    ["preparing", 0],
    ["awaiting-acknowledgement", 1],
    ["obtaining-details", 1],
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
    ["locating", 2],
    ["awaiting-choice", 2],
    ["executing", 3],
    ["holding", 4],
    ["assistance-pending", 5],
  ]),
  hold: new Map([
    ["authorising", 0],
    ["awaiting-authority", 0],
    ["ordered", 1],
    ["retrying", 1],
    ["preserved", 2],
    ["assistance-pending", 3],
  ]),
};
const FINAL_RANK = 9;

class StatusObserver implements ObserverOf<"state"> {
  readonly #finding = new Finding();
  /** Ranks by machine and whole path, worked out when a path first occurs. */
  readonly #ranks = new Map<string, Map<string, number | undefined>>();

  on(record: RecordOf<"state">, line: number): void {
    const from = this.#rankOf(record.machine, record.from);
    const to = this.#rankOf(record.machine, record.to);
    // A state that no list names has no rank; the rule on published transitions reports it.
    if (from === undefined || to === undefined) return;
    this.#finding.checked += 1;
    if (to < from) this.#finding.violated("the status moves backwards", record, line);
  }

  #rankOf(machine: RecordOf<"state">["machine"], path: string): number | undefined {
    let ranks = this.#ranks.get(machine);
    if (ranks === undefined) this.#ranks.set(machine, (ranks = new Map()));
    const known = ranks.get(path);
    if (known !== undefined || ranks.has(path)) return known;
    const rank = rankOf(machine, path);
    ranks.set(path, rank);
    return rank;
  }

  verdict(): Verdict {
    return this.#finding.safety();
  }
}

/** The rank of the outermost state on the path that has one. */
function rankOf(machine: RecordOf<"state">["machine"], path: string): number | undefined {
  if (isFinal(machine, path)) return FINAL_RANK;
  for (const state of path.split(".")) {
    const rank = RANKS[machine]?.get(state);
    if (rank !== undefined) return rank;
  }
  return undefined;
}
