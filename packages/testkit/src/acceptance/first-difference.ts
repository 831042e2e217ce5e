import type { JournalRecord } from "@contactpoint/protocol";

/** The first line in which two journals differ as files, of both, or null. */
export function firstDifference(
  ours: readonly JournalRecord[],
  theirs: readonly JournalRecord[],
): readonly [line: number, ours: string, theirs: string] | null {
  for (let at = 0; at < Math.max(ours.length, theirs.length); at++) {
    const [one, other] = [lineOf(ours[at]), lineOf(theirs[at])];
    if (one !== other) return [at + 1, one, other];
  }
  return null;
}

function lineOf(record: JournalRecord | undefined): string {
  return record === undefined ? "" : JSON.stringify(record);
}
