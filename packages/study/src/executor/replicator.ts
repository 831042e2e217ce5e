import type { Unit } from "../plan/unit.ts";
import type { ReplicationResult } from "../replication/replication-result.ts";
import { runReplication } from "../replication/run-replication.ts";
import { readBundle } from "./read-bundle.ts";
import type { StudyBundle } from "./study-bundle.ts";

/** Reads a study once and runs any of its units; a RangeError for a point that it does not have. */
export function replicator(bundle: StudyBundle): (unit: Unit) => ReplicationResult {
  const { study, base, points } = readBundle(bundle);
  const byId = new Map(points.map((point) => [point.id, point]));
  return ({ point: id, replication }) => {
    const point = byId.get(id);
    if (point === undefined) throw new RangeError(`the study has no point ${id}`);
    return runReplication(base, study, point, replication, { now: () => performance.now() });
  };
}
