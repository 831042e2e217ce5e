import type { StudyBundle } from "@contactpoint/study";

import { openSealed, sealedText } from "../run-folder/sealed-text.ts";

export const STUDY_MANIFEST_FORMAT = "contactpoint-study-run/1";

/**
 * What the folder of a study was made from. With the texts in it any replication can be run again,
 * whatever became of the study's file. Digests are lower-case hex SHA-256.
 */
export interface StudyManifest {
  readonly format: typeof STUDY_MANIFEST_FORMAT;
  readonly study: { readonly id: string; readonly version: string };
  readonly seed: number;
  /** `running` until all derived files are there; an interrupted study stays so. */
  readonly state: "running" | "complete";
  /** Replications that count; null while the study is running. */
  readonly replications: number | null;
  /** Over the results that count, in order; null while the study is running. */
  readonly results_sha256: string | null;
  /** Derived files by name. */
  readonly files: Readonly<Record<string, string>>;
  readonly bundle: StudyBundle;
}

/** The file's text, sealed as that of a run is. */
export function studyManifestText(manifest: StudyManifest): string {
  return sealedText(manifest);
}

/** The manifest and whether its own digest fits, or undefined if the text is no manifest of a study. */
export function parseStudyManifest(
  text: string,
): { readonly manifest: StudyManifest; readonly intact: boolean } | undefined {
  const opened = openSealed(text);
  if (opened === undefined || !isStudyManifest(opened.manifest)) return undefined;
  return { manifest: opened.manifest, intact: opened.intact };
}

function isStudyManifest(value: object): value is StudyManifest {
  return (
    "format" in value &&
    value.format === STUDY_MANIFEST_FORMAT &&
    "study" in value &&
    typeof value.study === "object" &&
    value.study !== null &&
    "bundle" in value &&
    typeof value.bundle === "object" &&
    value.bundle !== null &&
    "state" in value
  );
}
