import { distance } from "fastest-levenshtein";

const MOST_EDITS = 2;

/** `did you mean "clock"?` for the nearest of the names within two edits; ties go to the first. */
export function didYouMean(written: string, names: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = MOST_EDITS + 1;
  for (const name of names) {
    const edits = distance(written.toLowerCase(), name.toLowerCase());
    // A short name is near to everything: more than half of it must agree.
    if (edits < least && edits * 2 < name.length) {
      least = edits;
      best = name;
    }
  }
  return best === undefined ? undefined : `did you mean "${best}"?`;
}
