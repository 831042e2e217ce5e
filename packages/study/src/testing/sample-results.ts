import { DAY, inverseNormal, entityKey, KeyedRandom, SECOND } from "@contactpoint/engine";
import { MEASURES, STAGES } from "@contactpoint/analysis";
import type { Measure, Stage } from "@contactpoint/analysis";
import type { Study, UncertainParameter } from "@contactpoint/scenario";
import { INCIDENCE_GRID_S } from "../replication/index.ts";
import type { StudyPoint } from "../plan/study-point.ts";
import type { GroupResult, ReplicationResult } from "../replication/replication-result.ts";

/** What was planted at a point: shares in [0, 1], seconds, numbers. */
export interface PlantedTruth {
  readonly mean: Readonly<Record<string, number>>;
  /** Change of the metric when the first uncertain parameter goes from its least to its greatest value. */
  readonly slope: Readonly<Record<string, number>>;
}

export interface SampleResults {
  readonly study: Study;
  readonly points: readonly StudyPoint[];
  readonly replications: number;
  /** Instants of the curves; those of a real replication if left out. */
  readonly grid_s?: readonly number[];
  /** Standard deviation of what all points share, and of what is a point's own, as a share of 1. */
  readonly common?: number;
  readonly own?: number;
  truth(point: StudyPoint): PlantedTruth;
}

/** Results whose expectation is what was planted: keyed, so that equal input gives equal results. */
export function sampleResults(sample: SampleResults): ReplicationResult[] {
  const { points, replications } = sample;
  return points.flatMap((point) =>
    Array.from({ length: replications }, (_, replication) => resultOf(sample, point, replication)),
  );
}

function resultOf(
  sample: SampleResults,
  point: StudyPoint,
  replication: number,
): ReplicationResult {
  const { study, common = 0.03, own = 0.01 } = sample;
  const random = new KeyedRandom(study.seed);
  const draw = Math.floor(replication / study.replications.per_draw);
  const uniform = random.label("uncertain").uniform(entityKey("parameter"), draw);
  const truth = sample.truth(point);
  const normal = (label: string, key: string): number =>
    inverseNormal(random.label(label).uniform(entityKey(key), replication));
  const metrics = Object.entries(truth.mean).map(([name, mean]): [string, number] => {
    const noise =
      name === "officers"
        ? 0
        : mean *
          (common * normal("common", name) +
            own * normal("own", `${point.variant}/${point.without}/${name}`));
    return [name, mean + (truth.slope[name] ?? 0) * (uniform - 0.5) + noise];
  });
  const inTime = metrics[0]?.[1] ?? 0.5;
  return {
    point: point.id,
    replication,
    draw,
    seed: 1_000 + replication,
    parameters: Object.fromEntries(
      study.uncertain.map((parameter) => [parameter.path, drawnValue(parameter, uniform)]),
    ),
    needs: 1_000,
    events: 50_000,
    metrics: Object.fromEntries(metrics),
    stages: stagesOf(inTime),
    incidence: incidenceOf(sample.grid_s ?? INCIDENCE_GRID_S, inTime),
    groups: groupsOf(inTime),
    open_by_day: Array.from({ length: 120 }, (_, day) => openOn(day, normal("open", `${day}`))),
    digest: "0".repeat(64),
    elapsed_s: 0.5,
  };
}

/** As results keep it: spans in seconds. */
function drawnValue({ distribution, unit }: UncertainParameter, uniform: number): number {
  if (distribution.kind !== "uniform") return uniform;
  const value = distribution.min + uniform * (distribution.max - distribution.min);
  return unit === "span" ? value / SECOND : value;
}

function stagesOf(inTime: number): Record<Stage, number> {
  return Object.fromEntries(
    STAGES.map((stage, i) => [stage, (1 - inTime) * 3_600 * (i + 1)]),
  ) as Record<Stage, number>;
}

function incidenceOf(grid: readonly number[], final: number): Record<Measure, readonly number[]> {
  return Object.fromEntries(
    MEASURES.map((measure, i): [Measure, number[]] => [
      measure,
      grid.map((at) => (final * at) / (at + 3_600 * (i + 1))),
    ]),
  ) as Record<Measure, number[]>;
}

const ZONES = ["UTC−05:00", "UTC", "UTC+03:00", "UTC+08:00"];

function groupsOf(inTime: number): GroupResult[] {
  const pairs = ZONES.flatMap((from, a) =>
    ZONES.map((to, b): GroupResult => ({
      by: "zone-pair",
      key: `${from}>${to}`,
      n: 40,
      preserved_in_time_share: inTime * (1 - 0.05 * Math.abs(a - b)),
      time_to_preserve_s: ((1 - inTime) * (1 + Math.abs(a - b)) * DAY) / 1_000,
    })),
  );
  return [
    ...pairs,
    ...["XA", "XB", "XC"].map((key, i): GroupResult => ({
      by: "requesting-state",
      key,
      n: 100,
      preserved_in_time_share: inTime - 0.02 * i,
      time_to_preserve_s: 40_000 + 5_000 * i,
    })),
  ];
}

/** Fills in a few days, then stays level. */
function openOn(day: number, noise: number): number {
  return Math.max(0, 40 * (1 - 0.6 ** (day + 1)) + 2 * noise);
}
