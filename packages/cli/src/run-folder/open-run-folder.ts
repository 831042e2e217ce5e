import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

import { EXIT } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { parseStudyManifest } from "../study/study-manifest.ts";
import { parseManifest } from "./manifest.ts";
import type { Manifest } from "./manifest.ts";

export interface RunFolder {
  readonly manifest: Manifest;
  readonly journal: string;
}

/**
 * A run folder whose journal is there to be read.
 *
 * @throws Failure 65 if it is none or has no journal, 1 if its manifest was edited
 */
export function openRunFolder(path: string): RunFolder {
  if (!existsSync(path) || !statSync(path).isDirectory()) throw bad(`${path} is not a folder`);
  const file = join(path, "manifest.json");
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const found = parseManifest(text);
  if (found === undefined && parseStudyManifest(text) !== undefined)
    throw bad(
      `${path} is the folder of a study; replay --replication N runs one of its runs again`,
    );
  if (found === undefined) throw bad(`${path} is no run folder: it has no readable manifest.json`);
  const { manifest, intact } = found;
  if (!intact) {
    throw new Failure(EXIT.finding, `${file} differs from what was written: its own digest fails`);
  }
  if (manifest.journal === "none") {
    throw bad(`${path} has no journal to read: the run was made with --journal none`);
  }
  const journal = join(path, "journal.jsonl");
  if (!existsSync(journal)) throw bad(`${journal} is missing`);
  return { manifest, journal };
}

function bad(message: string): Failure {
  return new Failure(EXIT.badInput, message);
}
