/** What one process says of the journals of seeds, in their order. */
export interface HashList {
  readonly node: string;
  /** Release of the time-zone data. */
  readonly tz_data: string;
  readonly locale: string;
  readonly timeZone: string;
  /** SHA-256 in lower-case hexadecimal. */
  readonly hashes: readonly string[];
}

/** The first seed whose journals differ between two lists that begin with seed 0, in words. */
export function firstDifference(one: HashList, other: HashList): string | null {
  if (one.hashes.length !== other.hashes.length) return "the lists have not the same length";
  const seed = one.hashes.findIndex((hash, index) => hash !== other.hashes[index]);
  return seed < 0 ? null : `seed ${seed} differs between ${named(one)} and ${named(other)}`;
}

function named({ node, tz_data, locale, timeZone }: HashList): string {
  return `Node ${node} (${tz_data}) in ${timeZone}, ${locale}`;
}
