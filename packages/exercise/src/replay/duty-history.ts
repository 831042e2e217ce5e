import { lastAtOrBefore } from "@contactpoint/engine";
import type { Instant } from "@contactpoint/engine";
import type { DutyRecord, JournalRecord } from "@contactpoint/protocol";

/** Who was at each desk at any instant. */
export class DutyHistory {
  readonly #states = new Map<string, { readonly at: Instant[]; readonly duties: DutyRecord[] }>();

  note(record: JournalRecord): void {
    if (record.kind !== "duty") return;
    const known = this.#states.get(record.node) ?? { at: [], duties: [] };
    this.#states.set(record.node, known);
    known.at.push(record.at);
    known.duties.push(record);
  }

  /** The last record of each State that has one by then. */
  at(instant: Instant): readonly DutyRecord[] {
    return [...this.#states.values()].flatMap(({ at, duties }) => {
      const duty = duties[lastAtOrBefore(at, instant)];
      return duty === undefined ? [] : [duty];
    });
  }
}
