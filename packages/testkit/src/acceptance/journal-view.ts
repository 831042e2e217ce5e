import { deepStrictEqual, ok } from "node:assert/strict";
import type { JournalRecord } from "@contactpoint/protocol";

type Kind = JournalRecord["kind"];
type Of<K extends Kind> = Extract<JournalRecord, { readonly kind: K }>;

/** A journal, asked for the records that look like a pattern. */
export class JournalView {
  readonly records: readonly JournalRecord[];

  constructor(records: readonly JournalRecord[]) {
    this.records = records;
  }

  /** In their order, those of a kind whose fields are those of `like`. */
  all<K extends Kind>(kind: K, like: Partial<Of<K>> = {}): readonly Of<K>[] {
    const wanted = Object.entries(like);
    return this.records.filter(
      (record): record is Of<K> =>
        record.kind === kind &&
        wanted.every(([name, value]) => (record as unknown as Fields)[name] === value),
    );
  }

  /** @throws AssertionError if there is none */
  first<K extends Kind>(kind: K, like: Partial<Of<K>> = {}): Of<K> {
    const [found] = this.all(kind, like);
    ok(found !== undefined, `no record ${JSON.stringify({ kind, ...like })}`);
    return found;
  }

  /** @throws AssertionError if there are more or fewer */
  count<K extends Kind>(kind: K, like: Partial<Of<K>>, times: number): void {
    deepStrictEqual(
      { like: { kind, ...like }, times: this.all(kind, like).length },
      { like: { kind, ...like }, times },
    );
  }

  /** The requesting side's copy of a request is final in this state, or null if it is open. */
  endOf(request: string): string | null {
    return this.all("state", { machine: "requesting", request, final: true })[0]?.to ?? null;
  }
}

type Fields = Readonly<Record<string, unknown>>;
