/**
 * The smallest subset that `suffices`, found by leaving out ever smaller pieces (delta debugging):
 * without any single one of the items that remain it would not suffice. The order is kept. All of
 * them are taken to suffice; the empty set is tried first.
 */
export function minimalSubset<T>(
  items: readonly T[],
  suffices: (kept: readonly T[]) => boolean,
): readonly T[] {
  if (items.length === 0 || suffices([])) return [];
  let kept = items;
  let piece = Math.ceil(kept.length / 2);
  for (;;) {
    const smaller = withoutPieces(kept, piece, suffices);
    if (piece === 1 && smaller.length === kept.length) return kept;
    kept = smaller;
    piece = Math.max(1, Math.min(Math.floor(piece / 2), Math.ceil(kept.length / 2)));
  }
}

function withoutPieces<T>(
  items: readonly T[],
  piece: number,
  suffices: (kept: readonly T[]) => boolean,
): readonly T[] {
  let kept = items;
  // From the end: what comes last is least likely to be what others rest on.
  for (let end = kept.length; end > 0; end -= piece) {
    const rest = [...kept.slice(0, Math.max(0, end - piece)), ...kept.slice(end)];
    if (rest.length > 0 && suffices(rest)) kept = rest;
  }
  return kept;
}
