import { entryHash } from "./audit-entry.ts";
import type { AuditHead, NumberedEntry } from "./audit-entry.ts";

export interface AuditReport {
  /** How many entries the log holds. */
  readonly entries: number;
  /** Its last entry as it stands there. */
  readonly head: AuditHead;
  /** The first 100 problems, in order; none if the log is intact. */
  readonly problems: readonly AuditProblem[];
  /** How many problems there are in all. */
  readonly found: number;
}

/**
 * - `broken`: an entry does not follow from the one before: one of them was edited, moved or put in;
 * - `missing`: numbers are left out;
 * - `truncated`: the log ends before the head that was given;
 * - `rewritten`: the entry at the head that was given is another;
 * - `unreadable`: the database is damaged from here on;
 * - `unguarded`: a trigger that forbids changes was removed.
 */
export interface AuditProblem {
  readonly problem: "broken" | "missing" | "truncated" | "rewritten" | "unreadable" | "unguarded";
  /** The first entry concerned; null if none is. */
  readonly seq: number | null;
  readonly sentence: string;
}

/** Follows a chain of entries and lists what does not fit. */
export class ChainCheck {
  readonly #wanted: AuditHead | undefined;
  readonly #problems: AuditProblem[] = [];
  #found = 0;
  #entries = 0;
  #head: AuditHead;

  constructor(origin: string, wanted: AuditHead | undefined) {
    this.#wanted = wanted;
    this.#head = { seq: 0, hash: origin };
    this.#compareWithWanted();
  }

  /** The next entry in order of its number, with the hash that stands beside it. */
  entry(entry: NumberedEntry, hash: string): void {
    const previous = this.#head;
    const seq = Number(entry.seq);
    this.#entries += 1;
    this.#head = { seq, hash };
    const expected = previous.seq + 1;
    if (seq > expected) {
      const gap =
        seq - 1 === expected ? `entry ${expected} is` : `entries ${expected} to ${seq - 1} are`;
      // What it follows is unknown, so its own hash cannot be judged.
      this.#report("missing", expected, `${gap} missing`);
    } else if (seq < expected || entryHash(previous.hash, entry) !== hash) {
      const link = `entry ${seq} does not follow from ${previous.seq === 0 ? "the start" : `entry ${previous.seq}`}`;
      this.#report("broken", seq, `${link}: one of them was edited, moved or put in`);
    }
    this.#compareWithWanted();
  }

  /** The rest cannot be read. */
  unreadable(why: string): void {
    const seq = this.#head.seq + 1;
    this.#report("unreadable", seq, `entry ${seq} and what follows cannot be read: ${why}`);
  }

  /** The last entry was given. */
  end(missingGuards: readonly string[]): void {
    const { seq } = this.#head;
    if (this.#wanted !== undefined && this.#wanted.seq > seq) {
      const sentence = `the log ends with entry ${seq}, but the head noted earlier is entry ${this.#wanted.seq}`;
      this.#report("truncated", seq + 1, sentence);
    }
    for (const guard of missingGuards)
      this.#report("unguarded", null, `the database has lost its rule "${guard}"`);
  }

  report(): AuditReport {
    const [entries, head, found] = [this.#entries, this.#head, this.#found];
    return { entries, head, problems: [...this.#problems], found };
  }

  #compareWithWanted(): void {
    const { seq, hash } = this.#head;
    if (this.#wanted?.seq !== seq || this.#wanted.hash === hash) return;
    const what = seq === 0 ? "the log was begun with other data" : `entry ${seq} is another`;
    this.#report("rewritten", seq, `${what} than when the head was noted`);
  }

  #report(problem: AuditProblem["problem"], seq: number | null, sentence: string): void {
    this.#found += 1;
    if (this.#problems.length < LISTED) this.#problems.push({ problem, seq, sentence });
  }
}

/** One entry put in near the start breaks all that follow; nobody reads a million lines of that. */
const LISTED = 100;
