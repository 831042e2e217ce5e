import { type Budgeted, BUDGETED } from "./action.ts";
import { type Budget, RowForm } from "./network-row.ts";
import type { RequestGraph, Step } from "./request-graph.ts";
import type { Side } from "./request-state.ts";

/** One request of a network: its ends as indices of contact points, and the states it can be in. */
export interface NetworkRequest {
  readonly from: number;
  readonly to: number;
  readonly graph: RequestGraph;
  /** Requests of the same shape have the same number. */
  readonly shape: number;
}

/** Called with each row that a step leads to; the row is reused. `violated` are the rules it breaks. */
export type Reached = (row: Uint32Array, violated: readonly string[], request: number) => void;

/**
 * Several requests beside one another. They share contact points, which stop and come up again for
 * all of their requests, and what is left of the faults.
 */
export class Network {
  readonly form: RowForm;
  readonly requests: readonly NetworkRequest[];
  /**
   * Whether the requests are taken apart: each has faults of its own, and a stop holds up only the
   * request in whose step it falls. For the others a stop is no more than waiting, which they may
   * do anyway; so every request still sees everything it can see.
   */
  readonly #apart: boolean;
  readonly #row: Uint32Array;

  constructor(requests: readonly NetworkRequest[], apart: boolean) {
    this.requests = requests;
    this.#apart = apart;
    this.form = new RowForm(requests.length, apart ? "each" : "one");
    this.#row = new Uint32Array(this.form.width);
  }

  /** One row, or one for each way of sharing the faults out. */
  initialRows(budget: Budget): Uint32Array[] {
    const purses = this.#apart ? shares(budget, this.requests.length) : [[budget]];
    return purses.map((shared) => {
      const row = new Uint32Array(this.form.width);
      shared.forEach((own, purse) => this.form.fill(row, purse, own));
      this.requests.forEach(({ from, to }, request) => {
        this.form.setPoint(row, request, "requesting", from);
        this.form.setPoint(row, request, "requested", to);
      });
      return row;
    });
  }

  /** Every step of one request, stops of its contact points between steps included. */
  stepsOf(row: Uint32Array, request: number, reached: Reached): void {
    const { graph } = this.#at(request);
    const number = row[request] ?? 0;
    for (const step of graph.stepsFrom(number)) {
      if (!this.#affords(row, request, step.cost)) continue;
      this.#take(row, request, step);
      reached(this.#row, step.violated, request);
    }
    if (!this.#affords(row, request, "crashes")) return;
    const { down } = graph.state(number);
    for (const side of ["requesting", "requested"] as const) {
      if (down[side]) continue;
      this.#row.set(row);
      this.form.spend(this.#row, this.form.purseOf(request), "crashes");
      this.#row[request] = graph.turned(number, side, "stop");
      this.#turnOthers(row, request, side, "stop");
      reached(this.#row, [], request);
    }
  }

  #take(row: Uint32Array, request: number, { to, cost, stops, restarts }: Step): void {
    this.#row.set(row);
    this.#row[request] = to;
    if (cost !== null) this.form.spend(this.#row, this.form.purseOf(request), cost);
    if (stops !== null) this.#turnOthers(row, request, stops, "stop");
    if (restarts !== null) this.#turnOthers(row, request, restarts, "restart");
  }

  /** A contact point stops, or is up again, for all of its requests. */
  #turnOthers(row: Uint32Array, request: number, side: Side, kind: "stop" | "restart"): void {
    if (this.#apart) return;
    const point = this.form.point(row, request, side);
    for (let other = 0; other < this.requests.length; other++) {
      if (other === request) continue;
      for (const end of ["requesting", "requested"] as const) {
        if (this.form.point(row, other, end) !== point) continue;
        this.#row[other] = this.#at(other).graph.turned(this.#row[other] ?? 0, end, kind);
      }
    }
  }

  #affords(row: Uint32Array, request: number, cost: Budgeted | null): boolean {
    return cost === null || this.form.left(row, this.form.purseOf(request), cost) > 0;
  }

  #at(request: number): NetworkRequest {
    const found = this.requests[request];
    if (found === undefined) throw new Error(`there is no request ${request}`);
    return found;
  }
}

/** Every way to share faults out among so many. */
function shares(budget: Budget, among: number): Budget[][] {
  let all: Budget[][] = [
    Array.from({ length: among }, () => ({ drops: 0, duplicates: 0, crashes: 0 })),
  ];
  for (const fault of BUDGETED)
    for (let left = budget[fault]; left > 0; left--)
      all = all.flatMap((shared) =>
        shared.map((own, to) => shared.with(to, { ...own, [fault]: own[fault] + 1 })),
      );
  const distinct = new Map(all.map((shared) => [JSON.stringify(shared), shared]));
  return [...distinct.values()];
}
