import type { StudyBundle } from "@contactpoint/study";

import { sha256 } from "../run-folder/digest.ts";

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

/** The file's text. Its last key is the digest of all others, so that an edit shows. */
export function studyManifestText(manifest: StudyManifest): string {
  return `${JSON.stringify({ ...manifest, manifest_sha256: sealOf(manifest) }, null, 2)}\n`;
}

/** The manifest and whether its own digest fits, or undefined if the text is no manifest of a study. */
export function parseStudyManifest(
  text: string,
): { readonly manifest: StudyManifest; readonly intact: boolean } | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isSealed(value)) return undefined;
  const { manifest_sha256, ...manifest } = value;
  return { manifest, intact: sealOf(manifest) === manifest_sha256 };
}

function sealOf(manifest: StudyManifest): string {
  return sha256(JSON.stringify(manifest));
}

function isSealed(value: unknown): value is StudyManifest & { readonly manifest_sha256: unknown } {
  return (
    typeof value === "object" &&
    value !== null &&
    "format" in value &&
    value.format === STUDY_MANIFEST_FORMAT &&
    "manifest_sha256" in value &&
    "study" in value &&
    typeof value.study === "object" &&
    value.study !== null &&
    "bundle" in value &&
    typeof value.bundle === "object" &&
    value.bundle !== null &&
    "state" in value
  );
}
