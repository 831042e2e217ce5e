import type { JournalLine } from "@contactpoint/analysis";
import type { JournalRecord } from "@contactpoint/protocol";

/**
 * The lines of a journal that a diagram of a violation shows: those of the requests that the witness
 * names, and what concerns everybody, up to the line at which the rule is broken. Where the witness
 * names no request, those of all.
 */
export function witnessLines(
  journal: readonly JournalLine[],
  witness: readonly JournalLine[],
): readonly JournalLine[] {
  const last = witness.at(-1)?.line ?? Infinity;
  const named = new Set(witness.flatMap(({ record }) => familyOf(record)));
  return journal.filter(({ line, record }) => {
    const families = familyOf(record);
    return (
      line <= last && (named.size === 0 || families.length === 0 || named.has(families[0] ?? ""))
    );
  });
}

/** The root of a record's request: a need that others led on from; none of what has no request. */
function familyOf(record: JournalRecord): string[] {
  if (!("request" in record) || record.request === undefined || record.kind === "fault") return [];
  return [record.request.replace(/(\/c\d+)+$/u, "")];
}
