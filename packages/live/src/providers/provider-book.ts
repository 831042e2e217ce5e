import type { OrderAnswer, PortalOrder, Problem } from "./order-schemas.ts";

/**
 * A provider behind its portal. The portal has checked form, marking, credential and idempotency,
 * so `place` is called once for an order, and `collect` only for orders that it took.
 */
export interface ProviderBook {
  /** Takes an order up, or refuses it with a 4xx problem such as `unknown-state`. */
  place(order: PortalOrder): PlacedAnswer | { readonly refused: Problem };
  /** What was found for an order, by its id. */
  collect(order: string): OrderAnswer | "pending";
}

interface PlacedAnswer {
  /** When the answer is expected, on the exercise clock; beyond all safe integers: never. */
  readonly answers_at: number;
}
