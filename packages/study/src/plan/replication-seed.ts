import { entityKey, KeyedRandom } from "@contactpoint/engine";

const SEEDS = 2 ** 53;

/**
 * The seed of replication `r` (from 0) of every point of a study: the point is not in it, so that
 * all points share their luck. An integer from 0 to 2 ** 53 - 1; two replications have the same
 * one with a chance of about r² / 2 ** 54.
 */
export function replicationSeed(studySeed: number, replication: number): number {
  const draw = new KeyedRandom(studySeed).label("replication");
  return Math.floor(draw.uniform(entityKey("seed"), replication) * SEEDS);
}
