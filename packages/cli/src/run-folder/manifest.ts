import { openSealed, sealedText } from "./sealed-text.ts";

export const MANIFEST_FORMAT = "contactpoint-run/1";

/** What a run was made from and what its files must hash to. Digests are lower-case hex SHA-256. */
export interface Manifest {
  readonly format: typeof MANIFEST_FORMAT;
  readonly scenario: ManifestScenario;
  readonly seed: number;
  readonly protocol_version: string;
  readonly software_version: string;
  readonly node_version: string;
  readonly tz_data_version: string;
  readonly holiday_data_version: string;
  /** Of the resolved offsets, rosters, holidays, weekends and opening hours. */
  readonly calendars_sha256: string;
  /** `none`: the run was asked not to keep its journal. */
  readonly journal: "written" | "none";
  readonly journal_sha256: string;
  /** Of the journal without its first record. */
  readonly trace_sha256: string;
  /** The States whose facts the journal holds; absent if one process hosted them all. */
  readonly nodes?: readonly string[];
  /** The journals that were merged into this one, in the order of the merge. */
  readonly merged_from?: readonly MergedJournal[];
  /** The other files of the folder by name. */
  readonly files: Readonly<Record<string, string>>;
}

/** What a run was made from, as the report repeats it. */
export type RunOrigin = Omit<Manifest, "files">;

/** The journal of one process of a live network. */
export interface MergedJournal {
  readonly nodes: readonly string[];
  readonly journal_sha256: string;
}

export interface ManifestScenario {
  readonly id: string;
  readonly version: string;
  /** Of all files read. */
  readonly content_sha256: string;
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
}

/** The file's text. Its last key is the digest of all others, so that an edit shows. */
export function manifestText(manifest: Manifest): string {
  return sealedText(manifest);
}

/** The manifest and whether its own digest fits, or undefined if the text is no manifest of ours. */
export function parseManifest(
  text: string,
): { readonly manifest: Manifest; readonly intact: boolean } | undefined {
  const opened = openSealed(text);
  if (opened === undefined || !isManifest(opened.manifest)) return undefined;
  return { manifest: opened.manifest, intact: opened.intact };
}

function isManifest(value: object): value is Manifest {
  return (
    "format" in value &&
    value.format === MANIFEST_FORMAT &&
    "scenario" in value &&
    typeof value.scenario === "object" &&
    value.scenario !== null &&
    "files" in value &&
    typeof value.files === "object" &&
    value.files !== null &&
    "journal" in value
  );
}
