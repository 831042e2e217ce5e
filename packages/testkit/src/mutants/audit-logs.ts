import { createHash } from "node:crypto";
import type { Instant } from "@contactpoint/engine";
import type { AuditRecord, JournalRecord } from "@contactpoint/protocol";

/** How contact points keep their audit logs, where they do not keep them well. */
export interface AuditHabits {
  /** Facts that are not entered. */
  readonly leavesOut?: (fact: Fact) => boolean;
  /** Facts that are entered twice. */
  readonly doubles?: (fact: Fact) => boolean;
  /** Number of an entry; one more than that of the last, unless said. */
  readonly number?: (last: AuditRecord, clock: Instant) => number;
  /** Digest that an entry bears of the one before; the last one's, unless said. */
  readonly previous?: (last: AuditRecord) => string;
}

export type Fact = Extract<JournalRecord, { kind: "sent" | "delivered" | "rejected" | "state" }>;

/** The audit logs of all contact points of a run. */
export class AuditLogs {
  readonly #habits: AuditHabits;
  readonly #clockOf: (node: string, at: Instant) => Instant;
  readonly #last = new Map<string, AuditRecord>();

  /** `clockOf` reads a contact point's own clock. */
  constructor(habits: AuditHabits, clockOf: (node: string, at: Instant) => Instant) {
    this.#habits = habits;
    this.#clockOf = clockOf;
  }

  /** The entries that a record gives rise to. */
  entriesOf(record: JournalRecord): AuditRecord[] {
    if (!isFact(record)) return [];
    const { leavesOut, doubles } = this.#habits;
    if (leavesOut?.(record) === true) return [];
    const entries = [this.#enter(record)];
    if (doubles?.(record) === true) entries.push(this.#enter(record));
    return entries;
  }

  #enter(fact: Fact): AuditRecord {
    const node = fact.kind === "sent" ? fact.from : fact.node;
    const clock = this.#clockOf(node, fact.at);
    const last = this.#last.get(node);
    const { number, previous: bears } = this.#habits;
    const sequence = last === undefined ? 1 : (number?.(last, clock) ?? last.sequence + 1);
    const previous = last === undefined ? "" : (bears?.(last) ?? last.digest);
    const entry = textOf(fact);
    const digest = createHash("sha256").update(`${previous} ${sequence} ${entry}`).digest("hex");
    const record = {
      kind: "audit",
      at: fact.at,
      node,
      sequence,
      clock,
      previous,
      digest,
      entry,
    } as const;
    this.#last.set(node, record);
    return record;
  }
}

/** What is entered; of a desk's own moves nothing. */
function isFact(record: JournalRecord): record is Fact {
  switch (record.kind) {
    case "sent":
    case "delivered":
    case "rejected":
      return true;
    case "state":
      return record.machine !== "desk";
    default:
      return false;
  }
}

function textOf(fact: Fact): string {
  switch (fact.kind) {
    case "sent":
      return `sent ${fact.message}`;
    case "delivered":
      return `received ${fact.message}`;
    case "rejected":
      return `rejected ${fact.error}`;
    case "state":
      return `state ${fact.request} ${fact.machine} ${fact.to}`;
  }
}
