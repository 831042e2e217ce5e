import type { RequestTable } from "@contactpoint/analysis";
import { relayOf } from "@contactpoint/protocol";
import type { TopologyShape } from "@contactpoint/protocol";
import type { StudyMetric } from "@contactpoint/scenario";

type Counted = Extract<StudyMetric, { kind: "count" }>["measure"];

/** Of these rows. `confidants` is a mean: contact points (or what stands in for them) that read the content of a sent request. */
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

function meanConfidants(table: RequestTable, rows: readonly number[]): number | null {
  if (rows.length === 0) return null;
  const readers = readersOf(table.scenario.topology.shape);
  const read = rows.reduce(
    (sum, row) => sum + (readers === "all" ? (table.numbers.hops[row] ?? 1) + 1 : readers),
    0,
  );
  return read / rows.length;
}

// Both ends read. A State in the middle does if it handles; what it forwards is sealed, and where it
// introduces nothing passes it. Who asks a provider directly confides in nobody's contact point.
function readersOf(shape: TopologyShape): number | "all" {
  if (shape.kind === "direct-to-provider") return 1;
  return relayOf(shape) === "handle" ? "all" : 2;
}
