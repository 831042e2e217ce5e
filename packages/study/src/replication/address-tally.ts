import type { Instant } from "@contactpoint/engine";
import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";

/** How many tries to reach a contact point met a wrong entry of the register, after the warm-up. */
export class AddressTally {
  readonly #countsFrom: Instant;
  #tries = 0;
  /** The message of the try that left last; what goes to a wrong address is lost as it leaves. */
  #lastTry = "";
  #wrong = 0;

  constructor({ clock }: Pick<ResolvedScenario, "clock">) {
    this.#countsFrom = clock.start + clock.warm_up;
  }

  add(record: JournalRecord): void {
    if (record.at < this.#countsFrom) return;
    if (record.kind === "sent" && record.try !== undefined) {
      this.#tries += 1;
      this.#lastTry = record.message;
    } else if (
      record.kind === "lost" &&
      record.reason === "wrong-entry" &&
      record.message === this.#lastTry
    ) {
      this.#wrong += 1;
    }
  }

  /** Wrong tries over all tries; null if nothing was tried. */
  get wrongShare(): number | null {
    return this.#tries === 0 ? null : this.#wrong / this.#tries;
  }
}
