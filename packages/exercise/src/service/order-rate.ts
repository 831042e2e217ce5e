import { ORDERS_AT_ONCE, ORDERS_PER_SECOND } from "./limits.ts";

/** Keeps one seat from giving orders faster than anybody can. */
export class OrderRate {
  readonly #now: () => number;
  readonly #seats = new Map<string, { left: number; at: number }>();

  /** `now`: real milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Whether the seat may give an order now; counts it if so. */
  take(seat: string): boolean {
    const now = this.#now();
    const known = this.#seats.get(seat) ?? { left: ORDERS_AT_ONCE, at: now };
    const earned = (Math.max(0, now - known.at) / 1_000) * ORDERS_PER_SECOND;
    const left = Math.min(ORDERS_AT_ONCE, known.left + earned);
    const may = left >= 1;
    this.#seats.set(seat, { left: may ? left - 1 : left, at: now });
    return may;
  }
}
