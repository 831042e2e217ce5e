import type { StudyPoint } from "../plan/study-point.ts";
import type { ReplicationResult } from "../replication/replication-result.ts";
import { drawMeans } from "../statistics/index.ts";

/** The replications of one point, from 0 on without a gap. */
export type ExploredSample = StudyPoint & { readonly results: readonly ReplicationResult[] };

/** Points as modelled, with every State in service. */
export function asModelled<Sample extends ExploredSample>(samples: readonly Sample[]): Sample[] {
  return samples.filter(({ without, removed }) => without === null && removed.length === 0);
}

/** The same for samples at the same combination of the factors. */
export function combinationOf({ factors }: Pick<StudyPoint, "factors">): string {
  return JSON.stringify(factors);
}

/**
 * A metric by replication, or its difference with another sample's as far as both go; `null` where
 * one of the two was not reached.
 */
export function valuesOf(
  { results }: Pick<ExploredSample, "results">,
  metric: string,
  against: Pick<ExploredSample, "results"> | null = null,
): (number | null)[] {
  const own = results.map(({ metrics }) => metrics[metric] ?? null);
  if (against === null) return own;
  return own.slice(0, against.results.length).map((value, r) => {
    const other = against.results[r]?.metrics[metric] ?? null;
    return value === null || other === null ? null : value - other;
  });
}

/** The mean over replications; `null` of none, or where the metric of one of them is not known. */
export function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  if (known.length === 0 || known.length < values.length) return null;
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** Means by draw of the uncertain parameters, and one result of each draw; `null` as in `meanOf`. */
export function byDraw(
  { results }: Pick<ExploredSample, "results">,
  values: readonly (number | null)[],
): { readonly means: readonly number[]; readonly drawn: readonly ReplicationResult[] } | null {
  const known = values.filter((value) => value !== null);
  if (known.length < values.length) return null;
  const used = results.slice(0, values.length);
  const firsts = new Map(used.toReversed().map((result) => [result.draw, result]));
  const draws = used.map(({ draw }) => draw);
  const drawn = [...new Set(draws)].flatMap((draw) => firsts.get(draw) ?? []);
  return { means: drawMeans(known, draws), drawn };
}
