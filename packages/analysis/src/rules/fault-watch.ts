import type { Instant } from "@contactpoint/engine";
import type { JournalRecord } from "@contactpoint/protocol";
import type { FaultKind, JudgedScenario, Rule } from "./rule.ts";

/** The kinds of fault that a journal shows to have struck, and since when. */
export class FaultWatch {
  /** Kinds by the fault's id. */
  readonly #kinds: ReadonlyMap<string, readonly FaultKind[]>;
  readonly #since = new Map<FaultKind, Instant>();

  constructor(faults: JudgedScenario["faults"]) {
    this.#kinds = new Map(faults.map((fault) => [fault.id, kindsOf(fault)]));
  }

  note(record: JournalRecord): void {
    if (record.kind === "fault" && record.phase !== "ended") {
      for (const kind of this.#kinds.get(record.fault) ?? []) this.#struck(kind, record.at);
    } else if (record.kind === "crash") {
      this.#struck("crash", record.at);
      const loss = storeLoss(record.store);
      if (loss !== undefined) this.#struck(loss, record.at);
    }
  }

  #struck(kind: FaultKind, at: Instant): void {
    if (!this.#since.has(kind)) this.#since.set(kind, at);
  }

  /** A kind that the rule need not stand and that had struck by `at`. */
  excuse(rule: Pick<Rule, "holdsUnder">, at: Instant): FaultKind | undefined {
    for (const [kind, since] of this.#since) {
      if (since <= at && !rule.holdsUnder.includes(kind)) return kind;
    }
    return undefined;
  }
}

/** The kinds that a fault is of. */
export function kindsOf(fault: JudgedScenario["faults"][number]): readonly FaultKind[] {
  const loss = fault.kind === "crash" ? storeLoss(fault.store) : undefined;
  return loss === undefined ? [fault.kind] : [fault.kind, loss];
}

function storeLoss(store: "full" | "stale" | "empty" | undefined): FaultKind | undefined {
  if (store === "stale") return "stale-store";
  return store === "empty" ? "empty-store" : undefined;
}
