import { existsSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";

import { EXIT } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import type { MergeTask } from "../work/task.ts";
import { parseManifest } from "./manifest.ts";
import type { MergeSource } from "./merge-sources.ts";
import { outputFolder } from "./output-folder.ts";

/**
 * The folder that a merge goes to. A simulation of the same scenario and seed can be had again; the
 * journal of a live process cannot, so a merge replaces by itself only a merge.
 *
 * @throws Failure 73 if the place holds anything else, or is one of the sources
 */
export function mergeTarget(
  { out, force }: Pick<MergeTask, "out" | "force">,
  sources: readonly MergeSource[],
): string {
  const [first] = sources;
  if (first === undefined) throw new RangeError("a merge needs a folder");
  if (existsSync(out)) refuseSource(realpathSync(out), sources);
  const { scenario, seed } = first.manifest;
  const folder = outputFolder(out, { contentHash: scenario.content_sha256, seed }, force);
  const file = join(folder, "manifest.json");
  const held = existsSync(file) ? parseManifest(readFileSync(file, "utf8")) : undefined;
  if (!force && held !== undefined && held.manifest.merged_from === undefined) {
    throw occupied(`${out} holds a run that is no merge; --force replaces it`);
  }
  return folder;
}

function refuseSource(place: string, sources: readonly MergeSource[]): void {
  const source = sources.find(({ folder }) => realpathSync(folder) === place);
  if (source !== undefined) throw occupied(`${source.folder} is to be merged, not written to`);
}

function occupied(message: string): Failure {
  return new Failure(EXIT.occupied, message);
}
