import type { Study, StudyMetric } from "@contactpoint/scenario";
import type { Interval } from "../comparison/comparison.ts";
import type { StudyPoint } from "../plan/study-point.ts";
import type { ReplicationResult } from "../replication/replication-result.ts";
import { drawMeans, tInterval } from "../statistics/index.ts";
import { watchedPair } from "./watched-pair.ts";
import type { WatchedPair } from "./watched-pair.ts";

/** What is known so far of one difference, to be shown while a study runs. */
export interface RunningDifference {
  readonly metric: string;
  readonly unit: StudyMetric["unit"];
  readonly variant: string;
  readonly against: string;
  /** Pairs of replications. */
  readonly n: number;
  readonly interval: Interval;
}

/**
 * Follows the study's first metric in the watched pair of points, over the pairs of replications
 * that are there: by draws of the uncertain parameters where there are such. A look ahead only;
 * what the study finds comes from `compareResults`.
 */
export class LiveDifference {
  readonly #metric: StudyMetric | undefined;
  readonly #confidence: number;
  readonly #pair: WatchedPair | undefined;
  readonly #isDrawn: boolean;
  readonly #draws = new Map<number, number>();
  readonly #values = new Map<string, Map<number, number>>();

  constructor(
    {
      metrics,
      baseline,
      replications,
      uncertain,
    }: Pick<Study, "metrics" | "baseline" | "replications" | "uncertain">,
    points: readonly StudyPoint[],
  ) {
    [this.#metric] = metrics;
    this.#isDrawn = uncertain.length > 0;
    this.#confidence = replications.confidence;
    this.#pair = watchedPair({ baseline }, points);
  }

  add({
    point,
    replication,
    draw,
    metrics,
  }: Pick<ReplicationResult, "point" | "replication" | "draw" | "metrics">): void {
    const value = metrics[this.#metric?.name ?? ""];
    if (typeof value !== "number") return;
    if (point !== this.#pair?.variant.id && point !== this.#pair?.against.id) return;
    const values = this.#values.get(point) ?? new Map<number, number>();
    this.#values.set(point, values.set(replication, value));
    this.#draws.set(replication, this.#isDrawn ? draw : replication);
  }

  /** Null until there are two pairs, and of two draws where parameters are drawn. */
  get now(): RunningDifference | null {
    if (this.#metric === undefined || this.#pair === undefined) return null;
    const { variant, against } = this.#pair;
    const others = this.#values.get(against.id) ?? new Map<number, number>();
    const pairs = [...(this.#values.get(variant.id) ?? [])].flatMap(([replication, value]) => {
      const other = others.get(replication);
      const unit = this.#draws.get(replication) ?? replication;
      return other === undefined ? [] : [{ difference: value - other, unit }];
    });
    const means = drawMeans(
      pairs.map(({ difference }) => difference),
      pairs.map(({ unit }) => unit),
    );
    const interval = tInterval(means, this.#confidence);
    return interval === null
      ? null
      : {
          metric: this.#metric.name,
          unit: this.#metric.unit,
          variant: variant.variant,
          against: against.variant,
          n: pairs.length,
          interval,
        };
  }
}
