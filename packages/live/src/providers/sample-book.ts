import type { OrderAnswer, PortalOrder, Problem } from "./order-schemas.ts";
import { portalProblem } from "./portal-problem.ts";
import type { ProviderBook } from "./provider-book.ts";

/** A provider for tests and measurements: it knows XA to XC and needs to be asked twice. */
export class SampleBook implements ProviderBook {
  /** The orders that took effect, in their order. */
  readonly placed: PortalOrder[] = [];
  readonly #asked = new Set<string>();

  place(order: PortalOrder): { readonly answers_at: number } | { readonly refused: Problem } {
    if (!/^X[A-C]$/.test(order.ordering_state)) return { refused: portalProblem("unknown-state") };
    this.placed.push(order);
    // Every seventh will never be answered.
    return { answers_at: this.placed.length % 7 === 0 ? Infinity : 1_000 * this.placed.length };
  }

  collect(id: string): OrderAnswer | "pending" {
    if (!this.#asked.has(id)) {
      this.#asked.add(id);
      return "pending";
    }
    const place = this.placed.findIndex(({ order }) => order === id);
    return ANSWERS[place % ANSWERS.length] ?? "pending";
  }
}

const ANSWERS: readonly OrderAnswer[] = [
  { answer: "preserved", reference: "R-1", preserved_at: 1_800_000_000_000, scope: "the account" },
  { answer: "elsewhere", next_provider: "cloudbarn", next_state: "XC" },
  { answer: "not-held" },
  { answer: "refused" },
  { answer: "failed" },
];
