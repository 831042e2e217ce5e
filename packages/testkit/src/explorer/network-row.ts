import { BUDGETED, type Budgeted } from "./action.ts";
import type { Side } from "./request-state.ts";

/** How many of each fault may still happen; 0 to 3 of each. */
export type Budget = Readonly<Record<Budgeted, number>>;

/** The greatest number of each fault. */
export const BUDGET_MOST = 3;
/** Requests that a network has room for, and contact points. */
export const REQUESTS_MOST = 3;
export const POINTS_MOST = 4;

/**
 * The state of a network in words: for each request the number of its state, and one word more for
 * who its contact points are and what faults are left. Faults are left to all together, or to each
 * request apart: then each has a purse of its own.
 */
export class RowForm {
  readonly requests: number;
  readonly width: number;
  readonly #purses: number;

  constructor(requests: number, purses: "one" | "each") {
    this.requests = requests;
    this.width = requests + 1;
    this.#purses = purses === "one" ? 1 : requests;
  }

  purseOf(request: number): number {
    return this.#purses === 1 ? 0 : request;
  }

  /** What is left of a fault in a purse. */
  left(row: Uint32Array, purse: number, fault: Budgeted): number {
    return ((row[this.requests] ?? 0) >>> shiftOf(purse, fault)) & BUDGET_MOST;
  }

  spend(row: Uint32Array, purse: number, fault: Budgeted): void {
    row[this.requests] = (row[this.requests] ?? 0) - (1 << shiftOf(purse, fault));
  }

  fill(row: Uint32Array, purse: number, budget: Budget): void {
    for (const fault of BUDGETED)
      row[this.requests] = (row[this.requests] ?? 0) + (budget[fault] << shiftOf(purse, fault));
  }

  /** Index of the contact point on a side of a request. */
  point(row: Uint32Array, request: number, side: Side): number {
    return ((row[this.requests] ?? 0) >>> pointShift(request, side)) & (POINTS_MOST - 1);
  }

  setPoint(row: Uint32Array, request: number, side: Side, point: number): void {
    const shift = pointShift(request, side);
    const cleared = (row[this.requests] ?? 0) & ~((POINTS_MOST - 1) << shift);
    row[this.requests] = cleared | (point << shift);
  }

  /** Everything about a request but its contact points. */
  purseBits(row: Uint32Array, request: number): number {
    if (this.#purses === 1) return 0;
    return ((row[this.requests] ?? 0) >>> (request * PURSE_BITS)) & PURSE_MASK;
  }

  /** Puts the requests of `from` in another order into `to`: place `p` takes request `order[p]`. */
  reorder(from: Uint32Array, order: readonly number[], to: Uint32Array): void {
    const word = from[this.requests] ?? 0;
    to[this.requests] = this.#purses === 1 ? word & PURSE_MASK : 0;
    for (let place = 0; place < this.requests; place++) {
      const request = order[place] ?? place;
      to[place] = from[request] ?? 0;
      if (this.#purses > 1)
        to[this.requests] =
          (to[this.requests] ?? 0) | (this.purseBits(from, request) << (place * PURSE_BITS));
      for (const side of ["requesting", "requested"] as const)
        this.setPoint(to, place, side, this.point(from, request, side));
    }
  }
}

const FAULT_BITS = 2;
const PURSE_BITS = FAULT_BITS * BUDGETED.length;
const PURSE_MASK = (1 << PURSE_BITS) - 1;
const POINT_BITS = 2;
/** Contact points stand behind the purses. */
const POINTS_FROM = PURSE_BITS * REQUESTS_MOST;

function shiftOf(purse: number, fault: Budgeted): number {
  return purse * PURSE_BITS + BUDGETED.indexOf(fault) * FAULT_BITS;
}

function pointShift(request: number, side: Side): number {
  return POINTS_FROM + request * 2 * POINT_BITS + (side === "requesting" ? 0 : POINT_BITS);
}
