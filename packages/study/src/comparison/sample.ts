import type { StudyPoint } from "../plan/study-point.ts";
import type { ReplicationResult } from "../replication/replication-result.ts";

/** The replications of one point that count, from 0 on without a gap. */
export interface Sample extends StudyPoint {
  readonly results: readonly ReplicationResult[];
  /** Number of points it stands for: 1, or all combinations of the factors in `variant/*`. */
  readonly pooled: number;
}

/** Results by point in the study's order; those behind a missing replication are left out. */
export function samplesOf(
  points: readonly StudyPoint[],
  results: readonly ReplicationResult[],
): Sample[] {
  const byPoint = new Map<string, Map<number, ReplicationResult>>();
  for (const result of results) {
    const known = byPoint.get(result.point) ?? new Map<number, ReplicationResult>();
    byPoint.set(result.point, known.set(result.replication, result));
  }
  return points.map((point) => ({
    ...point,
    results: contiguous(byPoint.get(point.id) ?? new Map()),
    pooled: 1,
  }));
}

/** Values of a metric by replication; `null` where it was not reached. */
export function valuesOf({ results }: Sample, metric: string): (number | null)[] {
  return results.map(({ metrics }) => metrics[metric] ?? null);
}

function contiguous(results: ReadonlyMap<number, ReplicationResult>): ReplicationResult[] {
  const found: ReplicationResult[] = [];
  for (let next = results.get(0); next !== undefined; next = results.get(found.length)) {
    found.push(next);
  }
  return found;
}
