import { existsSync } from "node:fs";
import { join } from "node:path";

import { readBundle, replicator, ResultsLog, unitNumber, unitOfNumber } from "@contactpoint/study";
import type { BundledStudy, ReplicationResult, StudyBundle, Unit } from "@contactpoint/study";

import { EXIT } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import type { Outcome, ReplicationTask } from "../work/task.ts";
import { bundleChanges } from "./bundle-changes.ts";
import { RESULTS_LOG, studyManifestIn } from "./study-folder.ts";
import type { StudyManifest } from "./study-manifest.ts";
import { studyVersions } from "./study-source.ts";

/** `contactpoint replay --replication`: runs one replication again and compares its digest. */
export function replayReplication(task: ReplicationTask): Outcome {
  const { bundle } = manifestOf(task.folder);
  const bundled = readBundle(bundle);
  const unit = unitOf(task, bundled);
  const again = replicator(bundled)(unit);
  const first = loggedResult(task.folder, unit);
  if (first === undefined) {
    throw new Failure(
      EXIT.badInput,
      `replication ${unit.replication} of ${unit.point} ran, but ${task.folder} has no result to compare it with`,
    );
  }
  if (again.digest !== first.digest) throw different(first, again, bundle);
  const { digest, elapsed_s: _, ...measured } = again;
  const number = unitNumber(bundled.points, unit);
  const result = task.json
    ? `${JSON.stringify({ identical: true, number, ...measured, digest }, null, 2)}\n`
    : `identical: replication ${unit.replication} of ${unit.point} (number ${number}), seed ${again.seed}, ${again.needs} needs\nsha256 ${digest}\n`;
  return { code: EXIT.ok, result, notes: [] };
}

function manifestOf(folder: string): StudyManifest {
  const found = existsSync(folder) ? studyManifestIn(folder) : undefined;
  if (found === undefined) {
    throw new Failure(
      EXIT.badInput,
      `${folder} is no folder of a study: it has no readable manifest.json`,
    );
  }
  if (!found.intact) {
    throw new Failure(
      EXIT.finding,
      `${join(folder, "manifest.json")} differs from what was written: its own digest fails`,
    );
  }
  return found.manifest;
}

function unitOf({ number, point, folder }: ReplicationTask, { study, points }: BundledStudy): Unit {
  const unit = point === undefined ? unitOfNumber(points, number) : { point, replication: number };
  if (!points.some(({ id }) => id === unit.point)) {
    const known = points.slice(0, 8).map(({ id }) => id);
    const more = points.length > known.length ? ", …" : "";
    throw new Failure(
      EXIT.usage,
      `${folder} has no point ${unit.point}; it has ${known.join(", ")}${more}`,
    );
  }
  if (unit.replication >= study.replications.max) {
    throw new Failure(
      EXIT.usage,
      `the study has at most ${study.replications.max} replications of each of its ${points.length} points`,
    );
  }
  return unit;
}

function loggedResult(folder: string, { point, replication }: Unit): ReplicationResult | undefined {
  const path = join(folder, RESULTS_LOG);
  const results = existsSync(path) ? ResultsLog.read(path) : [];
  return results.find((each) => each.point === point && each.replication === replication);
}

function different(
  first: ReplicationResult,
  again: ReplicationResult,
  bundle: StudyBundle,
): Failure {
  const { point, replication } = again;
  const names = Object.keys(again.metrics).filter(
    (name) => again.metrics[name] !== first.metrics[name],
  );
  const metrics = names.map(
    (name) => `${name} was ${String(first.metrics[name])} and is ${String(again.metrics[name])}`,
  );
  const changes = bundleChanges(bundle, { ...bundle, versions: studyVersions() });
  const lines = [
    `different: replication ${replication} of ${point} has the digest ${again.digest}, not ${first.digest}`,
    ...(metrics.length === 0 ? [] : [metrics.join("; ")]),
    ...(changes.length === 0 ? [] : [`since then ${changes.join("; ")}`]),
  ];
  return new Failure(EXIT.finding, lines.join("\n"));
}
