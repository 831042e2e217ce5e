import type { Instant } from "@contactpoint/engine";
import type { Agenda } from "./agenda.ts";
import type { PlacedOrder, ProviderAnswer, ProviderDesk } from "./provider-desk.ts";

/** What a provider has found. */
export interface PortalAnswer {
  readonly answer: ProviderAnswer;
  /** Of `elsewhere`: the provider to which the path leads on. */
  readonly next_provider: string | null;
  /** When the provider preserved or disclosed, if it says so. */
  readonly acted_at?: Instant;
}

/** How orders reach providers. Both calls come back later, though perhaps at the same instant. */
export interface Portal {
  /** Hands an order in; `accepted` hears when to expect the answer. */
  place(order: PlacedOrder, accepted: (expectedAt: Instant) => void): void;
  /** Asks for the answer to an order when it is expected. */
  collect(order: PlacedOrder, answered: (answer: PortalAnswer) => void): void;
}

/** Providers within the same process. */
export class DirectPortal implements Portal {
  readonly #agenda: Agenda;
  readonly #deskOf: (provider: string) => ProviderDesk;

  constructor(agenda: Agenda, deskOf: (provider: string) => ProviderDesk) {
    this.#agenda = agenda;
    this.#deskOf = deskOf;
  }

  place(order: PlacedOrder, accepted: (expectedAt: Instant) => void): void {
    const at = this.#deskOf(order.provider).answersAt(order);
    this.#agenda.at(this.#agenda.now, { happen: () => accepted(at) });
  }

  collect(order: PlacedOrder, answered: (answer: PortalAnswer) => void): void {
    const found = answerOf(this.#deskOf(order.provider), order);
    this.#agenda.at(this.#agenda.now, { happen: () => answered(found) });
  }
}

/** What a provider's desk answers now. */
export function answerOf(desk: ProviderDesk, order: PlacedOrder): PortalAnswer {
  const answer = desk.answer(order);
  const next_provider = answer === "elsewhere" ? desk.leadsTo(order.facts, order.item) : null;
  return { answer, next_provider };
}
