import {
  existsSync,
  lstatSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";

import { STUDY_FILES } from "@contactpoint/study";

import { EXIT } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { makeFolder } from "../run-folder/make-folder.ts";
import { REQUESTS_FILE, REQUESTS_FOLDER } from "./kept-requests.ts";
import { bundleChanges } from "./bundle-changes.ts";
import { parseStudyManifest, studyManifestText } from "./study-manifest.ts";
import type { StudyManifest } from "./study-manifest.ts";

/** The append-only log of results. */
export const RESULTS_LOG = "replications.jsonl";
const MANIFEST = "manifest.json";

export interface FolderWishes {
  readonly resume: boolean;
  readonly force: boolean;
}

/**
 * Makes the folder ready for a study that begins or goes on, and says where it is.
 *
 * @param begun the manifest that the study begins with
 * @throws Failure 73 if the place holds anything that is not to be replaced, 65 if it holds the
 *   same study of other files or versions, which cannot go on
 */
export function prepareStudyFolder(
  path: string,
  begun: StudyManifest,
  { resume, force }: FolderWishes,
): string {
  const folder = existsSync(path) ? realpathSync(path) : resolve(path);
  const found = occupantOf(path, folder);
  if (found === undefined) {
    makeFolder(folder);
  } else if (!force || resume) {
    const changes = bundleChanges(found.bundle, begun.bundle);
    if (found.study.id !== begun.study.id) throw occupiedBy(path, found, "another study");
    if (changes.length > 0 && resume) {
      throw new Failure(
        EXIT.badInput,
        `${path} cannot be resumed, since its study is another one now: ${changes.join("; ")}; --force begins anew`,
      );
    }
    if (changes.length > 0) throw occupiedBy(path, found, `another state of this study`);
    if (resume) return folder;
    if (found.state === "running") {
      throw new Failure(
        EXIT.occupied,
        `${path} holds an unfinished run of this study; --resume goes on with it, --force begins anew`,
      );
    }
  }
  // The log goes first: results without their manifest are nobody's, a manifest without results begins anew.
  for (const name of [RESULTS_LOG, REQUESTS_FILE, REQUESTS_FOLDER, ...STUDY_FILES]) {
    rmSync(join(folder, name), { force: true, recursive: true });
  }
  writeStudyManifest(folder, begun);
  return folder;
}

export function writeStudyManifest(folder: string, manifest: StudyManifest): void {
  const unfinished = join(folder, `${MANIFEST}.new-${process.pid}`);
  try {
    writeFileSync(unfinished, studyManifestText(manifest), { flush: true });
    renameSync(unfinished, join(folder, MANIFEST));
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/** The manifest of a study's folder, or undefined if it is none. */
export function studyManifestIn(folder: string): ReturnType<typeof parseStudyManifest> {
  const file = join(folder, MANIFEST);
  return existsSync(file) ? parseStudyManifest(readFileSync(file, "utf8")) : undefined;
}

function occupantOf(path: string, folder: string): StudyManifest | undefined {
  if (!existsSync(folder)) return undefined;
  if (!lstatSync(folder).isDirectory()) {
    throw new Failure(EXIT.occupied, `${path} is not a folder`);
  }
  if (readdirSync(folder).length === 0) return undefined;
  const found = studyManifestIn(folder);
  if (found === undefined) {
    throw new Failure(
      EXIT.occupied,
      `${path} is not empty and holds no study; --force does not replace it either`,
    );
  }
  return found.manifest;
}

function occupiedBy(path: string, { study }: StudyManifest, what: string): Failure {
  return new Failure(
    EXIT.occupied,
    `${path} holds ${what} (${study.id} ${study.version}); --force replaces it`,
  );
}
