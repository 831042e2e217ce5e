import { entityKey, KeyedRandom, sample } from "@contactpoint/engine";
import type { Study, UncertainParameter } from "@contactpoint/scenario";

/** A value drawn for an uncertain parameter: a number, or for a span milliseconds. */
export interface DrawnParameter {
  readonly parameter: UncertainParameter;
  readonly value: number;
}

/** The draw of the uncertain parameters that a replication uses: several can share one. */
export function drawOf(study: Pick<Study, "replications">, replication: number): number {
  return Math.floor(replication / study.replications.per_draw);
}

/**
 * The uncertain parameters as draw `draw` has them, in the study's order. Keyed by the study's
 * seed, the path and the draw: the same for all points, and no other parameter moves when one is
 * added to the study or taken from it.
 */
export function drawParameters(
  { seed, uncertain }: Pick<Study, "seed" | "uncertain">,
  draw: number,
): DrawnParameter[] {
  const uniform = new KeyedRandom(seed).label("uncertain");
  return uncertain.map((parameter) => {
    const drawn = sample(parameter.distribution, uniform, entityKey(parameter.path), draw);
    return { parameter, value: parameter.unit === "number" ? drawn : Math.round(drawn) };
  });
}
