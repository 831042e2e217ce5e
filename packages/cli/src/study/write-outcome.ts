import { DAY } from "@contactpoint/engine";
import {
  compareResults,
  studyNetworks,
  studyReportHtml,
  variantScenarios,
  writeStudyFiles,
} from "@contactpoint/study";
import type { BundledStudy, StudyBundle, StudyEnd, StudyOutcome } from "@contactpoint/study";

import { shellLine } from "../exit/shell-line.ts";
import { studyProvenance } from "./study-provenance.ts";

export interface FinishedStudy {
  readonly bundled: BundledStudy;
  readonly bundle: StudyBundle;
  readonly end: StudyEnd;
  /** The folder as the user named it. */
  readonly shown: string;
  /** Words after `contactpoint` that make it again. */
  readonly repeat: readonly string[];
}

/** Compares the results and writes every file that derives from them. */
export async function writeOutcome(folder: string, finished: FinishedStudy): Promise<StudyOutcome> {
  const { bundled, bundle, end, shown, repeat } = finished;
  const { study, base, points } = bundled;
  const scenario = base.resolve([], study.seed);
  const { networks, curves } = studyNetworks(study, variantScenarios(study, base));
  const comparison = compareResults(study, points, end.results, {
    warm_up_days: scenario.clock.warm_up / DAY,
    selection: end.selection,
    networks,
    removals: curves,
  });
  const outcome: StudyOutcome = {
    study,
    points,
    results: end.results,
    comparison,
    origin: {
      study_sha256: bundle.content_hash,
      software_version: bundle.versions.software,
      node_version: bundle.versions.node,
      tz_data_version: bundle.versions.tz,
      holiday_data_version: bundle.versions.holidays,
    },
  };
  const report = studyReportHtml({
    study,
    points,
    comparison,
    real_states: scenario.real_states,
    parameters: scenario.parameters,
    provenance: studyProvenance(outcome),
    commands: [repeat, ["replay", shown, "--replication", "0"]].map((words) =>
      shellLine(["pnpm", "contactpoint", ...words]),
    ),
  });
  await writeStudyFiles(folder, outcome, report);
  return outcome;
}
