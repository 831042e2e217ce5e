import type { Instant } from "@contactpoint/engine";
import type { Agenda, Happening } from "./agenda.ts";
import type { Message, Try } from "./message.ts";

/** Brings messages from one contact point to the next, which may run somewhere else. */
export interface Carrier {
  /**
   * Brings a message to the stop `hop` of its way, where it arrives at `due`. `copy` is 1 for the
   * second of two that a link has made of one.
   */
  carry(message: Message, hop: number, copy: 0 | 1, due: Instant): void;
  /** Tells the author that the addressee's channel did not put the message through. */
  giveBack(message: Message, due: Instant): void;
}

/** Where messages end up. */
export interface Arrivals {
  arrive(message: Message, hop: number): void;
  bounced(failed: Try): void;
}

/** Within one process a message is handed over as it is. */
export class DirectCarrier implements Carrier {
  readonly #agenda: Agenda;
  readonly #arrivals: () => Arrivals;

  constructor(agenda: Agenda, arrivals: () => Arrivals) {
    this.#agenda = agenda;
    this.#arrivals = arrivals;
  }

  carry(message: Message, hop: number, _copy: 0 | 1, due: Instant): void {
    this.#agenda.at(due, new Arrival(this.#arrivals(), message, hop));
  }

  giveBack(message: Message, due: Instant): void {
    this.#agenda.at(due, { happen: () => this.#arrivals().bounced(message) });
  }
}

/** One object for each of the most frequent happenings, where a closure would be three. */
class Arrival implements Happening {
  readonly #arrivals: Arrivals;
  readonly #message: Message;
  readonly #hop: number;

  constructor(arrivals: Arrivals, message: Message, hop: number) {
    this.#arrivals = arrivals;
    this.#message = message;
    this.#hop = hop;
  }

  happen(): void {
    this.#arrivals.arrive(this.#message, this.#hop);
  }
}
