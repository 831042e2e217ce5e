import type { Study } from "@contactpoint/scenario";
import type { StudyPoint } from "../plan/study-point.ts";
import type { Unit } from "../plan/unit.ts";

/** The two points whose difference is shown while a study runs. */
export interface WatchedPair {
  readonly variant: StudyPoint;
  /** Of the baseline. */
  readonly against: StudyPoint;
}

/**
 * The first variant that is not the baseline, and the baseline, at the first combination of the
 * factors and as modelled; undefined for a study of one variant.
 */
export function watchedPair(
  { baseline }: Pick<Study, "baseline">,
  points: readonly StudyPoint[],
): WatchedPair | undefined {
  const key = JSON.stringify(points[0]?.factors);
  const compared = points.filter(
    ({ factors, without, removed }) =>
      without === null && removed.length === 0 && JSON.stringify(factors) === key,
  );
  const variant = compared.find((point) => point.variant !== baseline);
  const against = compared.find((point) => point.variant === baseline);
  return variant === undefined || against === undefined ? undefined : { variant, against };
}

/**
 * The fewest units after which that difference has an interval: two pairs of replications, and of
 * two draws where parameters are drawn.
 */
export function firstUnits(
  study: Pick<Study, "baseline" | "uncertain" | "replications">,
  points: readonly StudyPoint[],
): Unit[] {
  const pair = watchedPair(study, points);
  if (pair === undefined) return [];
  const second = study.uncertain.length === 0 ? 1 : study.replications.per_draw;
  return [0, second].flatMap((replication) =>
    [pair.against, pair.variant].map(({ id }) => ({ point: id, replication })),
  );
}
