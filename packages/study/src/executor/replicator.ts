import type { RequestTable } from "@contactpoint/analysis";
import type { Unit } from "../plan/unit.ts";
import type { ReplicationResult } from "../replication/replication-result.ts";
import { runReplication } from "../replication/run-replication.ts";
import type { BundledStudy } from "./read-bundle.ts";

/** `keep` gets the requests before they are forgotten. */
export type Replicate = (unit: Unit, keep?: (table: RequestTable) => void) => ReplicationResult;

/** Runs any unit of a study; a RangeError for a point that it does not have. */
export function replicator({ study, base, points }: BundledStudy): Replicate {
  const byId = new Map(points.map((point) => [point.id, point]));
  return ({ point: id, replication }, keep) => {
    const point = byId.get(id);
    if (point === undefined) throw new RangeError(`the study has no point ${id}`);
    return runReplication(base, study, point, replication, {
      now: () => performance.now(),
      ...(keep === undefined ? {} : { keep }),
    });
  };
}
