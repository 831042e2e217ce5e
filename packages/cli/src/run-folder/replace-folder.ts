import { existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** Every file that a run folder can hold; others in it belong to somebody else. */
export const RUN_FILES = [
  "manifest.json",
  "journal.jsonl",
  "requests.csv",
  "items.csv",
  "summary.json",
  "report.html",
  "exercise.jsonl",
  "aar.html",
  "aar.json",
  "measures.csv",
] as const;
export type RunFile = (typeof RUN_FILES)[number];

/** A name beside `folder`, so that renaming to it never crosses a file system. */
export function siblingOf(folder: string, purpose: "new" | "old" | "live"): string {
  return join(dirname(folder), `.${basename(folder)}.${purpose}-${process.pid}`);
}

/**
 * Puts a complete new folder in the place of `folder`. A file that is not ours, such as notes kept
 * beside a run, moves along, unless the new folder has one of its name.
 */
export function replaceFolder(folder: string, complete: string): void {
  if (!existsSync(folder)) {
    renameSync(complete, folder);
    return;
  }
  const ours = new Set<string>(RUN_FILES);
  for (const name of readdirSync(folder)) {
    const isNew = existsSync(join(complete, name));
    if (!ours.has(name) && !isNew) renameSync(join(folder, name), join(complete, name));
  }
  const old = siblingOf(folder, "old");
  renameSync(folder, old);
  renameSync(complete, folder);
  rmSync(old, { recursive: true });
}

/**
 * Removes what processes left beside `folder` that were killed while they wrote. What was moved out
 * of the way stays: it may be the only copy.
 */
export function removeLeftovers(folder: string): void {
  const parent = dirname(folder);
  if (!existsSync(parent)) return;
  const own = `.${basename(folder)}.`;
  for (const name of readdirSync(parent)) {
    const pid = name.startsWith(own) && /^(?:new|live)-(\d+)$/.exec(name.slice(own.length))?.[1];
    if (pid && !isRunning(Number(pid)))
      rmSync(join(parent, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is running too.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
