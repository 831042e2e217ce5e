import { MEASURES, STAGES } from "@contactpoint/analysis";
import type { Measure } from "@contactpoint/analysis";
import { INCIDENCE_GRID_S } from "../replication/index.ts";
import type { GroupResult, ReplicationResult } from "../replication/replication-result.ts";
import type { Sample } from "./sample.ts";

/**
 * One sample for each variant and switch that stands for all combinations of the factors: element
 * `r` is the mean over the combinations of replication `r`, so that the replication stays the unit.
 * As many replications as every combination has.
 */
export function pooledSamples(samples: readonly Sample[]): Sample[] {
  const groups = Map.groupBy(
    samples.filter(({ removed }) => removed.length === 0),
    ({ variant, without }) => `${variant}/*${without === null ? "" : `~${without}`}`,
  );
  return [...groups].flatMap(([id, members]) => {
    const [first] = members;
    if (first === undefined) return [];
    const n = Math.min(...members.map(({ results }) => results.length));
    const results = Array.from({ length: n }, (_, r) =>
      averaged(
        id,
        members.flatMap(({ results: own }) => own[r] ?? []),
      ),
    );
    return [{ ...first, id, factors: {}, results: results.flat(), pooled: members.length }];
  });
}

function averaged(point: string, results: readonly ReplicationResult[]): ReplicationResult[] {
  const [first] = results;
  if (first === undefined) return [];
  const over = (value: (result: ReplicationResult) => number | null): number | null =>
    meanOf(results.map(value));
  const record = <Name extends string>(
    names: readonly Name[],
    value: (result: ReplicationResult, name: Name) => number | null,
  ): Record<Name, number | null> =>
    Object.fromEntries(
      names.map((name) => [name, over((result) => value(result, name))]),
    ) as Record<Name, number | null>;
  return [
    {
      ...first,
      point,
      metrics: Object.fromEntries(
        Object.keys(first.metrics).map((name) => [
          name,
          over(({ metrics }) => metrics[name] ?? null),
        ]),
      ),
      stages: record(STAGES, ({ stages }, stage) => stages[stage]),
      incidence: Object.fromEntries(
        MEASURES.map((measure): [Measure, (number | null)[]] => [
          measure,
          INCIDENCE_GRID_S.map((_, i) => over(({ incidence }) => incidence[measure][i] ?? null)),
        ]),
      ) as Record<Measure, (number | null)[]>,
      groups: pooledGroups(results),
      open_by_day: meanSeries(results.map(({ open_by_day }) => open_by_day)),
    },
  ];
}

function pooledGroups(results: readonly ReplicationResult[]): GroupResult[] {
  const byKey = Map.groupBy(
    results.flatMap(({ groups }) => groups),
    ({ by, key }) => `${by} ${key}`,
  );
  return [...byKey.values()].flatMap((members) => {
    const [first] = members;
    return first === undefined
      ? []
      : [
          {
            ...first,
            n: Math.round(members.reduce((sum, { n }) => sum + n, 0) / results.length),
            preserved_in_time_share: meanOf(members.map((each) => each.preserved_in_time_share)),
            time_to_preserve_s: meanOf(members.map((each) => each.time_to_preserve_s)),
          },
        ];
  });
}

/** `null` if any value is: a mean of those that are there would flatter. */
function meanOf(values: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const value of values) {
    if (value === null) return null;
    sum += value;
  }
  return values.length === 0 ? null : sum / values.length;
}

/** As long as the shortest. */
function meanSeries(series: readonly (readonly number[])[]): number[] {
  const length = Math.min(...series.map((values) => values.length));
  return Array.from(
    { length },
    (_, i) => series.reduce((sum, values) => sum + (values[i] ?? 0), 0) / series.length,
  );
}
