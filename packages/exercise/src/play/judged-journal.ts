import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";

/** What of a journal the ratings of people can depend on; the rest of a long one is not kept. */
export class JudgedJournal {
  readonly #records: JournalRecord[] = [];
  /** States that people play by the scenario. */
  readonly #played: ReadonlySet<string>;
  readonly #requests = new Set<string>();

  constructor({ exercise }: ResolvedScenario) {
    const seats = exercise?.seats.filter(({ played_by }) => played_by === "human") ?? [];
    this.#played = new Set(seats.map(({ state }) => state));
  }

  note(record: JournalRecord): void {
    if (record.kind === "need" && (this.#played.has(record.from) || this.#played.has(record.to)))
      this.#requests.add(record.request);
    if (this.#isOfPeople(record)) this.#records.push(record);
  }

  /** As if the exercise ended now. */
  until(now: number): readonly JournalRecord[] {
    const at = Math.max(now, this.#records.at(-1)?.at ?? now);
    return [...this.#records, { kind: "end", at }];
  }

  #isOfPeople(record: JournalRecord): boolean {
    if (record.kind === "scenario" || record.kind === "inject") return true;
    if ("node" in record && this.#played.has(record.node)) return true;
    return "request" in record && this.#requests.has(record.request ?? "");
  }
}
