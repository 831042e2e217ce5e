import { Finding } from "./finding.ts";
import type { ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { STORE_KEEPING_FAULTS } from "./rule.ts";
import type { JournalLine, Verdict } from "./verdict.ts";

type Fact = "sent" | "delivered" | "state";
type Observed = "audit" | "crash" | "end" | Fact;

export const auditedOnce: RuleOf<Observed> = {
  id: "audited-once",
  number: "S30",
  kind: "safety",
  level: "core",
  statement:
    "Each change of a request's state and each message sent or received has exactly one audit entry, written before the contact point lets anything of it show.",
  law: [],
  observes: ["audit", "crash", "end", "sent", "delivered", "state"],
  holdsUnder: STORE_KEEPING_FAULTS,
  afterEnd: true,
  observer: () => new EntryObserver(),
};

/** What one contact point has entered but not yet shown, and shown but not yet entered. */
interface Log {
  readonly entered: Map<string, JournalLine[]>;
  readonly shown: Map<string, JournalLine[]>;
  hasCrashed: boolean;
}

class EntryObserver implements ObserverOf<Observed> {
  readonly #finding = new Finding();
  /** Contact points that show their audit log, from their first entry on. */
  readonly #logs = new Map<string, Log>();
  #end: JournalLine | undefined;

  on(record: RecordOf<Observed>, line: number): void {
    if (record.kind === "audit") return this.#onEntry(record, line);
    if (this.#logs.size === 0) return;
    if (record.kind === "end") {
      this.#end = { line, record };
      return;
    }
    const log = this.#logs.get(record.kind === "sent" ? record.from : record.node);
    if (log === undefined) return;
    if (record.kind === "crash") log.hasCrashed = true;
    else if (record.kind !== "state" || record.machine !== "desk") this.#onFact(record, line, log);
  }

  #onEntry(record: RecordOf<"audit">, line: number): void {
    const { node, entry } = record;
    let log = this.#logs.get(node);
    if (log === undefined) {
      this.#logs.set(node, (log = { entered: new Map(), shown: new Map(), hasCrashed: false }));
    }
    if (take(log.shown, entry) !== undefined) return;
    const twin = log.entered.get(entry)?.[0];
    // Two items of a request may be in the same state; a message is one.
    if (twin !== undefined && !entry.startsWith("state ")) {
      this.#finding.violated("it is entered twice", record, line, twin);
      return;
    }
    if (FACTS.some((verb) => entry.startsWith(verb))) put(log.entered, entry, { line, record });
  }

  #onFact(record: RecordOf<Fact>, line: number, log: Log): void {
    this.#finding.checked += 1;
    const wasEntered = take(log.entered, entryOf(record)) !== undefined;
    if (record.kind !== "sent") {
      if (!wasEntered) put(log.shown, entryOf(record), { line, record });
      return;
    }
    if (!wasEntered) this.#finding.violated("it left before it was entered", record, line);
    // A message shows the others what its author did before it.
    for (const [early] of log.shown.values()) {
      this.#finding.violated("it was not entered before a message left", record, line, early);
    }
    log.shown.clear();
  }

  verdict(): Verdict {
    const end = this.#end;
    if (end !== undefined) for (const log of this.#logs.values()) this.#close(log, end);
    return this.#finding.safety("no audit log is shown");
  }

  #close({ entered, shown, hasCrashed }: Log, end: JournalLine): void {
    for (const [early] of shown.values()) {
      this.#finding.violated("it was never entered", end.record, end.line, early);
    }
    // What was entered before a crash may not have come about.
    if (hasCrashed) return;
    for (const [early] of entered.values()) {
      this.#finding.violated("nothing came of the entry", end.record, end.line, early);
    }
  }
}

const FACTS: readonly string[] = ["sent ", "received ", "state "];

function entryOf(record: RecordOf<Fact>): string {
  if (record.kind === "state") return `state ${record.request} ${record.machine} ${record.to}`;
  return `${record.kind === "sent" ? "sent" : "received"} ${record.message}`;
}

function put(lines: Map<string, JournalLine[]>, key: string, each: JournalLine): void {
  const known = lines.get(key);
  if (known === undefined) lines.set(key, [each]);
  else known.push(each);
}

function take(lines: Map<string, JournalLine[]>, key: string): JournalLine | undefined {
  const known = lines.get(key);
  const first = known?.shift();
  if (known?.length === 0) lines.delete(key);
  return first;
}
