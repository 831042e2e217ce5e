/**
 * What could as well have been if an input moved nothing: cases of one block have one value of it,
 * and the blocks of one stratum could have had each other's. Both by case.
 */
export interface Exchange {
  readonly blocks: readonly number[];
  readonly strata: readonly number[];
}

/** Where a case comes from. */
export interface Origin {
  readonly factors: Readonly<Record<string, string | number | boolean>>;
  readonly replication: number;
  readonly draw: number;
}

/**
 * A draw of the uncertain parameters is of all its replications and of every combination of the
 * factors, so that it moves as a whole.
 */
export function exchangeOfDraws(cases: readonly Pick<Origin, "draw">[]): Exchange {
  return { blocks: cases.map(({ draw }) => draw), strata: cases.map(() => 0) };
}

/**
 * Combinations that differ in this factor alone share the luck of a replication, so that they could
 * change places replication by replication. Where the design has hardly any such (a Latin
 * hypercube), what the other factors do belongs to a combination, which moves as a whole.
 */
export function exchangeOfFactor(cases: readonly Origin[], name: string): Exchange {
  const own = cases.map(({ factors }) => JSON.stringify(factors));
  const rest = cases.map(({ factors }) => JSON.stringify({ ...factors, [name]: null }));
  if (new Set(rest).size * 2 > new Set(own).size) {
    return { blocks: numbered(own), strata: cases.map(() => 0) };
  }
  return {
    blocks: cases.map((_, at) => at),
    strata: numbered(cases.map(({ replication }, at) => `${replication} ${rest[at] ?? ""}`)),
  };
}

/** Equal keys have equal numbers, from 0. */
function numbered(keys: readonly string[]): number[] {
  const numbers = new Map<string, number>();
  return keys.map((key) => {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
}
