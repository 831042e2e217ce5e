import type { Network } from "./network.ts";

export interface StrandedShares {
  /** Share of the demand between States in service. */
  readonly demand: readonly number[];
  /** Share of ordered pairs of States in service. */
  readonly pairs: readonly number[];
}

/**
 * What is stranded after the first k States of an order are out of service, for k from 0 to its
 * length: two States in service whose way has a State out of service in its middle, or that no way
 * joins. Messages take no other way round, as in a run. 0 where nobody is left to be stranded.
 */
export function strandedShares(network: Network, order: readonly string[]): StrandedShares {
  const { states, middles, demand } = network;
  const steps = order.length + 1;
  const goneAt = new Map(order.map((id, at) => [id, at + 1]));
  const gone = states.map((id) => goneAt.get(id) ?? steps);
  const left = new Tally(steps);
  const stranded = new Tally(steps);
  for (const [pair, between] of middles.entries()) {
    const [from, to] = [Math.floor(pair / states.length), pair % states.length];
    if (from === to) continue;
    // A pair counts until one of its ends goes, and is stranded once a State between them is gone.
    const until = Math.min(gone[from] ?? 0, gone[to] ?? 0);
    const cut = (between ?? []).reduce(
      (first, state) => Math.min(first, gone[state] ?? 0),
      between === null ? 0 : steps,
    );
    const share = demand[pair] ?? 0;
    left.add(0, until, share);
    stranded.add(cut, until, share);
  }
  return {
    demand: ratios(stranded.demand, left.demand),
    pairs: ratios(stranded.pairs, left.pairs),
  };
}

/** Sums over pairs at each step. */
class Tally {
  readonly pairs: Float64Array;
  readonly demand: Float64Array;

  constructor(steps: number) {
    this.pairs = new Float64Array(steps);
    this.demand = new Float64Array(steps);
  }

  add(from: number, until: number, demand: number): void {
    for (let step = from; step < until; step++) {
      this.pairs[step] = (this.pairs[step] ?? 0) + 1;
      this.demand[step] = (this.demand[step] ?? 0) + demand;
    }
  }
}

function ratios(parts: Float64Array, wholes: Float64Array): number[] {
  return Array.from(parts, (part, at) => {
    const whole = wholes[at] ?? 0;
    return whole > 0 ? part / whole : 0;
  });
}
