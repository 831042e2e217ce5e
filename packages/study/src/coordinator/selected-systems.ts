import type { Study } from "@contactpoint/scenario";
import type { StudyPoint } from "../plan/study-point.ts";
import type { ReplicationResult } from "../replication/replication-result.ts";

/** Variants among which one is selected: those of one combination of the factors. */
export interface SelectionGroup {
  readonly systems: readonly StudyPoint[];
}

/** One selection for each combination of the factors; points without something take no part. */
export function selectionGroups(points: readonly StudyPoint[]): SelectionGroup[] {
  const compared = points.filter(
    ({ without, removed }) => without === null && removed.length === 0,
  );
  const groups = Map.groupBy(compared, ({ factors }) => JSON.stringify(factors));
  return [...groups.values()].map((systems) => ({ systems }));
}

/** The independent values that a selection sees of a point: means of draws that are known whole. */
export function selectionValues(
  results: readonly ReplicationResult[],
  metric: string,
  perDraw: number,
): (number | null)[] {
  const draws = Math.floor(results.length / perDraw);
  return Array.from({ length: draws }, (_, draw) => {
    const values = results
      .slice(draw * perDraw, (draw + 1) * perDraw)
      .map(({ metrics }) => metrics[metric] ?? null);
    const reached = values.filter((value) => value !== null);
    if (reached.length < values.length) return null;
    return reached.reduce((sum, value) => sum + value, 0) / perDraw;
  });
}

export function directionOf(study: Pick<Study, "metrics">, metric: string): "higher" | "lower" {
  return study.metrics.find(({ name }) => name === metric)?.better ?? "higher";
}
