import { createHash } from "node:crypto";
import type { OrderReceipt, PortalOrder, Problem } from "./order-schemas.ts";

/** What an order got when it came first, and gets whenever it comes again. */
export type Outcome = OrderReceipt | Problem;

interface Entry {
  readonly key: string;
  readonly order: string;
  readonly ordering_state: string;
  readonly digest: string;
  readonly outcome: Outcome;
}

/**
 * What a portal remembers of the orders it was sent, so that an order that comes twice has its
 * effect once.
 */
export class OrderLedger {
  readonly #remembers: number;
  readonly #byKey = new Map<string, Entry>();
  /** The orders that were taken, by their ids. */
  readonly #taken = new Map<string, Entry>();

  /** @param remembers orders; beyond them the oldest are forgotten */
  constructor(remembers: number) {
    this.#remembers = remembers;
  }

  /** The outcome if this very order came under this key, or how it clashes with what came. */
  find(key: string, order: PortalOrder): Outcome | "key-reused" | "order-exists" | null {
    const entry = this.#byKey.get(key);
    if (entry !== undefined) return entry.digest === digestOf(order) ? entry.outcome : "key-reused";
    return this.#taken.has(order.order) ? "order-exists" : null;
  }

  keep(key: string, order: PortalOrder, outcome: Outcome): void {
    const { order: id, ordering_state } = order;
    const entry: Entry = { key, order: id, ordering_state, digest: digestOf(order), outcome };
    this.#byKey.set(key, entry);
    if (isReceipt(outcome)) this.#taken.set(id, entry);
    for (const oldest of this.#byKey.values()) {
      if (this.#byKey.size <= this.#remembers) break;
      this.#byKey.delete(oldest.key);
      if (isReceipt(oldest.outcome)) this.#taken.delete(oldest.order);
    }
  }

  /** The State that placed an order and the receipt it got, or null if none of this id was taken. */
  taken(order: string): { readonly by: string; readonly receipt: OrderReceipt } | null {
    const entry = this.#taken.get(order);
    if (entry === undefined || !isReceipt(entry.outcome)) return null;
    return { by: entry.ordering_state, receipt: entry.outcome };
  }
}

/** Tells a receipt from a problem. */
export function isReceipt(outcome: Outcome): outcome is OrderReceipt {
  return "state" in outcome;
}

/** Of the content: what the schema has read stands in the schema's own order of fields. */
function digestOf(order: PortalOrder): string {
  return createHash("sha256").update(JSON.stringify(order)).digest("base64");
}
