import type { JournalRecord } from "@contactpoint/protocol";

/** One of the requests that followed from no other, by any number; null if there is none. */
export function requestAt(journal: readonly JournalRecord[], at: number): string | null {
  const roots = journal.flatMap((record) =>
    record.kind === "need" && record.parent === undefined ? [record.request] : [],
  );
  return roots[at % roots.length] ?? null;
}

/** The first request of the chain to which a record belongs. */
export function rootOf(record: JournalRecord): string | undefined {
  if (!("request" in record)) return undefined;
  return record.request?.replace(/\/c\d.*$/, "");
}

/** The records chosen, but for the first and the last: those hold the scenario and a count of events. */
export function chosenLines(
  journal: readonly JournalRecord[],
  isChosen: (record: JournalRecord) => boolean = () => true,
): readonly string[] {
  return journal
    .slice(1, -1)
    .filter(isChosen)
    .map((record) => JSON.stringify(record));
}
