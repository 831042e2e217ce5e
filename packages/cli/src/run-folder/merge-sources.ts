import { realpathSync } from "node:fs";

import type { ResolvedScenario } from "@contactpoint/protocol";

import { EXIT } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { firstScenario } from "../work/first-scenario.ts";
import { checkedDigests } from "./checked-digests.ts";
import type { JournalDigests } from "./digest.ts";
import { fileLines } from "./journal-reader.ts";
import { openRunFolder } from "./open-run-folder.ts";
import type { RunFolder } from "./open-run-folder.ts";

/** The run folder of one process, its files as they were written. */
export interface MergeSource extends RunFolder {
  /** As the user named it. */
  readonly folder: string;
  readonly digests: JournalDigests;
}

/** Folders that can be merged, in the order in which their facts of one instant follow. */
export interface MergeSources {
  readonly scenario: ResolvedScenario;
  readonly sources: readonly MergeSource[];
}

/**
 * Opens the folders. Those that name their States are put in the order of the scenario; if one does
 * not, all stay in the order given.
 *
 * @throws Failure 1 if a file is not the one written; 65 if a folder is no run folder or a merge
 *   already, if two are of different scenarios, or if one State is named by two
 */
export function mergeSources(folders: readonly string[]): MergeSources {
  refuseRepetition(folders);
  const sources = folders.map(opened);
  const scenario = commonScenario(sources);
  refuseSharedStates(sources, scenario);
  return { scenario, sources: inOrder(sources, scenario) };
}

function opened(folder: string): MergeSource {
  const run = openRunFolder(folder);
  if (run.manifest.merged_from !== undefined) {
    throw bad(`${folder} is a merge itself: name the folders that it was made from`);
  }
  return { ...run, folder, digests: checkedDigests(folder, run) };
}

function refuseRepetition(folders: readonly string[]): void {
  const seen = new Set<string>();
  for (const folder of folders) {
    let place: string;
    try {
      place = realpathSync(folder);
    } catch {
      throw bad(`${folder} is not a folder`);
    }
    if (seen.has(place)) throw bad(`${folder} is named twice`);
    seen.add(place);
  }
}

/** First records run to megabytes, so only two are held at a time. */
function commonScenario(sources: readonly MergeSource[]): ResolvedScenario {
  const [first, ...others] = sources;
  if (first === undefined) throw new RangeError("a merge needs a folder");
  const scenario = firstScenario(first.journal);
  const text = firstLine(first);
  for (const other of others) {
    if (firstLine(other) !== text) throw unlike(first, scenario, other);
  }
  return scenario;
}

function firstLine({ journal }: MergeSource): string | undefined {
  for (const line of fileLines(journal)) return line;
  return undefined;
}

function unlike(first: MergeSource, scenario: ResolvedScenario, other: MergeSource): Failure {
  const mine = new Map(Object.entries<unknown>({ ...scenario }));
  const theirs = new Map(Object.entries<unknown>({ ...firstScenario(other.journal) }));
  const names = [...new Set([...mine.keys(), ...theirs.keys()])].filter(
    (name) => JSON.stringify(mine.get(name)) !== JSON.stringify(theirs.get(name)),
  );
  const what = names.map((name) => partText(name, mine.get(name), theirs.get(name))).join(", ");
  const where = what === "" ? "the protocol version or in their bytes" : what;
  return bad(
    `${first.folder} and ${other.folder} are not of one run: their scenario records differ in ${where}`,
  );
}

/** `seed (1, 2)`; of what is long only the name. */
function partText(name: string, mine: unknown, theirs: unknown): string {
  const isShort = (value: unknown): boolean => ["string", "number"].includes(typeof value);
  if (!isShort(mine) || !isShort(theirs)) return name;
  return `${name} (${String(mine)}, ${String(theirs)})`;
}

function refuseSharedStates(sources: readonly MergeSource[], scenario: ResolvedScenario): void {
  const known = new Set(scenario.states.map(({ id }) => id));
  const owners = new Map<string, string>();
  for (const { folder, manifest } of sources) {
    for (const state of manifest.nodes ?? []) {
      if (!known.has(state)) throw bad(`${folder} is of ${state}, which its scenario lacks`);
      const owner = owners.get(state);
      if (owner !== undefined) throw bad(`${owner} and ${folder} are both of ${state}`);
      owners.set(state, folder);
    }
  }
}

function inOrder(
  sources: readonly MergeSource[],
  { states }: ResolvedScenario,
): readonly MergeSource[] {
  const rank = ({ manifest }: MergeSource): number =>
    states.findIndex(({ id }) => manifest.nodes?.includes(id) === true);
  return sources.every((source) => rank(source) >= 0)
    ? sources.toSorted((a, b) => rank(a) - rank(b))
    : sources;
}

function bad(message: string): Failure {
  return new Failure(EXIT.badInput, message);
}
