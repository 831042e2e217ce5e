import { basename } from "node:path";

import { formatProblem, holidayDataVersion, readStudy } from "@contactpoint/scenario";
import { bundleStudy } from "@contactpoint/study";
import type { StudyBundle } from "@contactpoint/study";

import { EXIT } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { softwareVersion } from "../run-folder/software-version.ts";
import { warningText } from "../screen/warning-text.ts";

export interface StudySource {
  readonly bundle: StudyBundle;
  /** A line each. */
  readonly warnings: readonly string[];
}

/** @throws Failure 65 with one line a problem */
export function studySource(path: string): StudySource {
  const read = readStudy(path);
  if ("problems" in read) {
    const lines = read.problems.map(formatProblem);
    throw new Failure(EXIT.badInput, `${path} is no study to run\n${lines.join("\n")}`);
  }
  return {
    bundle: bundleStudy(basename(path), read, studyVersions()),
    warnings: read.warnings.map(warningText),
  };
}

/** What results can depend on beside the files. */
export function studyVersions(): StudyBundle["versions"] {
  return {
    software: softwareVersion(),
    node: process.versions.node,
    tz: process.versions["tz"] ?? "",
    holidays: holidayDataVersion(),
  };
}
