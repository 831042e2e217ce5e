import { existsSync, lstatSync, readFileSync, readdirSync, realpathSync } from "node:fs";
import { join, resolve } from "node:path";

import { EXIT } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { parseManifest } from "./manifest.ts";

/** What a run is known by: the same inputs and seed give the same run. */
export interface RunIdentity {
  readonly contentHash: string;
  readonly seed: number;
}

/**
 * The folder to write to, symbolic links resolved. What it holds may be replaced: nothing, this
 * run, or with `force` another run.
 *
 * @throws Failure 73 if the place holds anything else
 */
export function outputFolder(path: string, run: RunIdentity, force: boolean): string {
  const folder = existsSync(path) ? realpathSync(path) : resolve(path);
  if (!existsSync(folder)) return folder;
  if (!lstatSync(folder).isDirectory()) throw occupied(`${path} is not a folder`);
  if (readdirSync(folder).length === 0) return folder;
  const found = manifestOf(folder);
  if (found === undefined) {
    throw occupied(`${path} is not empty and holds no run; --force does not replace it either`);
  }
  const same = found.scenario.content_sha256 === run.contentHash && found.seed === run.seed;
  if (!same && !force) {
    const { id, version } = found.scenario;
    throw occupied(
      `${path} holds another run (${id} ${version}, seed ${found.seed}); --force replaces it`,
    );
  }
  return folder;
}

function manifestOf(folder: string): ReturnType<typeof manifestIn> {
  return manifestIn(join(folder, "manifest.json"));
}

function manifestIn(
  file: string,
): NonNullable<ReturnType<typeof parseManifest>>["manifest"] | undefined {
  if (!existsSync(file)) return undefined;
  return parseManifest(readFileSync(file, "utf8"))?.manifest;
}

function occupied(message: string): Failure {
  return new Failure(EXIT.occupied, message);
}
