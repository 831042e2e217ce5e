import type { RequestTable } from "@contactpoint/analysis";
import type { StudyMetric } from "@contactpoint/scenario";

type Counted = Extract<StudyMetric, { kind: "count" }>["measure"];

/** Of these rows. `confidants` is a mean: contact points that read the content of a sent request. */
export function countRequests(
  table: RequestTable,
  rows: readonly number[],
  of: Counted,
): number | null {
  const sent = (row: number): boolean => !Number.isNaN(table.instants.sent_at[row] ?? Number.NaN);
  switch (of) {
    case "needs":
      return rows.length;
    case "sent":
      return rows.filter(sent).length;
    case "preserved":
      return rows.filter((row) => table.text.outcome[row] === "preserved").length;
    case "confidants":
      return meanConfidants(table, rows.filter(sent));
  }
}

// Both ends read; a hub on the way does if it handles, not if it forwards what is sealed.
function meanConfidants(table: RequestTable, rows: readonly number[]): number | null {
  if (rows.length === 0) return null;
  const { shape } = table.scenario.topology;
  const hubsRead = "relay" in shape && shape.relay === "handle";
  const readers = rows.reduce(
    (sum, row) => sum + (hubsRead ? (table.numbers.hops[row] ?? 1) : 1) + 1,
    0,
  );
  return readers / rows.length;
}
