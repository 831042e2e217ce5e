import { resultsDigest } from "./results-digest.ts";
import { resultTable } from "./result-column.ts";
import type { StudyOutcome } from "./study-outcome.ts";

/** What every row joins to: enough to run the study again. */
export const manifestTable = resultTable<StudyOutcome, StudyOutcome>(
  "manifest",
  "study",
  (outcome) => [outcome],
  [
    ["study_sha256", "VARCHAR", "digest of all files read", ({ origin }) => origin.study_sha256],
    ["study", "VARCHAR", "id of the study", ({ study }) => study.id],
    ["version", "VARCHAR", "its version", ({ study }) => study.version],
    ["seed", "WHOLE", "its seed", ({ study }) => study.seed],
    ["baseline", "VARCHAR", "the variant compared with", ({ study }) => study.baseline],
    ["software_version", "VARCHAR", "of this program", ({ origin }) => origin.software_version],
    ["node_version", "VARCHAR", "of Node.js", ({ origin }) => origin.node_version],
    ["tz_data_version", "VARCHAR", "of the time-zone data", ({ origin }) => origin.tz_data_version],
    [
      "holiday_data_version",
      "VARCHAR",
      "of the holiday data",
      ({ origin }) => origin.holiday_data_version,
    ],
    [
      "results_sha256",
      "VARCHAR",
      "digest of all results, in order, without their times",
      ({ results }) => resultsDigest(results),
    ],
    [
      "definition",
      "VARCHAR",
      "the study with every default worked out, as JSON",
      ({ study }) => JSON.stringify(study),
    ],
  ],
);
