import type { HostStore, LoggedInput, Progress } from "../store/index.ts";
import type { AuditTrail } from "./audit-trail.ts";
import type { LiveAgenda } from "./live-agenda.ts";

/** The mark of progress is that of the process. */
const PROCESS = "process";

/** What this process had done before it was stopped or killed, as far as it is stored. */
export class EarlierLife {
  readonly #store: HostStore;
  readonly #agenda: LiveAgenda;
  readonly #audit: AuditTrail;
  readonly #end: Progress | undefined;
  #marked = -1;

  constructor(store: HostStore, agenda: LiveAgenda, audit: AuditTrail) {
    this.#store = store;
    this.#agenda = agenda;
    this.#audit = audit;
    this.#end = store.progress.get(PROCESS);
  }

  /** What happens now happened then. */
  get isRepeated(): boolean {
    return this.#agenda.events <= this.#position;
  }

  /** All that had happened then has happened again, so that something new may be done. */
  get isOver(): boolean {
    return this.#agenda.events >= this.#position;
  }

  /**
   * Carries its inputs out again, each before the happening that the log says.
   *
   * @throws Error if that does not lead where it had led
   */
  repeat(enter: (input: LoggedInput) => void): void {
    for (const input of this.#store.inputs.each()) {
      this.#runTo(input.position);
      enter(input);
    }
    this.#runTo(Math.max(this.#position, this.#agenda.events));
    this.compare();
  }

  /** How many of `most` happenings may follow before the two lives can be compared. */
  most(most: number): number {
    const left = this.#position - this.#agenda.events;
    return left > 0 ? Math.min(left, most) : most;
  }

  /** @throws Error if the two lives differ where the earlier one ended */
  compare(): void {
    if (this.#end === undefined || this.#agenda.events !== this.#end.position) return;
    if (this.#audit.facts() !== this.#end.facts) throw diverged();
  }

  /** Notes in the store how far this life has come. */
  mark(): void {
    const { events, now } = this.#agenda;
    if (this.isRepeated || events === this.#marked) return;
    this.#marked = events;
    const facts = this.#audit.facts();
    this.#store.progress.set(PROCESS, { position: events, at: now, facts });
  }

  get #position(): number {
    return this.#end?.position ?? 0;
  }

  #runTo(position: number): void {
    this.#agenda.run(Infinity, position - this.#agenda.events);
    if (this.#agenda.events !== position) throw diverged();
  }
}

function diverged(): Error {
  return new Error(
    "the input log does not lead where it had led: it was written by another release or was changed",
  );
}
