import { momentsOf } from "../statistics/index.ts";

/** Of one input, in the output's unit for a move over the whole range of the input. */
export interface ElementaryEffects {
  /** Mean (mu): near zero too where effects of both signs cancel. */
  readonly mean: number;
  /** Mean size (mu*): how much the input matters. */
  readonly meanAbsolute: number;
  /** Standard deviation (sigma): how much the effect depends on the other inputs; null of one. */
  readonly deviation: number | null;
}

/** A point of a trajectory: the place of each input within its range, in [0, 1], and the output. */
export interface WalkedPoint {
  readonly place: readonly number[];
  readonly output: number;
}

/**
 * Elementary effects of each input over trajectories that move one input at a time. Sources: Morris,
 * Technometrics 33 (1991) 161-174; mu*: Campolongo, Cariboni and Saltelli, Environmental Modelling &
 * Software 22 (2007) 1509-1518. An input that no trajectory moved has `null`.
 */
export function elementaryEffects(
  walks: readonly (readonly WalkedPoint[])[],
): (ElementaryEffects | null)[] {
  const inputs = walks[0]?.[0]?.place.length ?? 0;
  const effects = Array.from({ length: inputs }, (): number[] => []);
  for (const walk of walks) {
    for (const [step, point] of walk.slice(1).entries()) {
      const before = walk[step];
      if (before === undefined) continue;
      const input = point.place.findIndex((u, axis) => u !== before.place[axis]);
      const moved = (point.place[input] ?? 0) - (before.place[input] ?? 0);
      if (moved !== 0) effects[input]?.push((point.output - before.output) / moved);
    }
  }
  return effects.map((own) => {
    const moments = momentsOf(own);
    if (moments === null) return null;
    const { mean, variance } = moments;
    const sum = own.reduce((total, effect) => total + Math.abs(effect), 0);
    const deviation = variance === null ? null : Math.sqrt(variance);
    return { mean, meanAbsolute: sum / own.length, deviation };
  });
}
