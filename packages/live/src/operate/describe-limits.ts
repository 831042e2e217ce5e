import { readFileSync } from "node:fs";

/** How many files the process may have open; sockets are files. Infinity: no limit. */
export interface OpenFileLimits {
  /** What the process may open now. */
  readonly soft: number;
  /** What it could be raised to without other rights. */
  readonly hard: number;
}

/** Both ends of a link are sockets of one process where all nodes run in it. */
const FILES_PER_CONNECTION = 2;

/**
 * Limits of this process as Linux states them; undefined on systems that have no such file.
 * @throws Error if the file is there and cannot be read or understood
 */
export function describeLimits(file = "/proc/self/limits"): OpenFileLimits | undefined {
  const text = readIfThere(file);
  if (text === undefined) return undefined;
  const row = /^Max open files +(?<soft>\S+) +(?<hard>\S+) /m.exec(text)?.groups;
  if (row === undefined) throw new Error(`${file} has no row "Max open files"`);
  return { soft: limitOf(row["soft"]), hard: limitOf(row["hard"]) };
}

/**
 * How many files `connections` links at the most would need, if that is more than the process may
 * open. `reserve`: databases, logs, listening ports and the runtime's own.
 */
export function missingFiles(
  { soft }: Pick<OpenFileLimits, "soft">,
  connections: number,
  reserve: number,
): { readonly needed: number; readonly allowed: number } | undefined {
  const needed = connections * FILES_PER_CONNECTION + reserve;
  return needed > soft ? { needed, allowed: soft } : undefined;
}

function limitOf(word: string | undefined): number {
  const limit = word === "unlimited" ? Infinity : Number(word);
  if (Number.isNaN(limit)) throw new Error(`"${word}" is no limit of open files`);
  return limit;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && Reflect.get(error, "code") === "ENOENT") return undefined;
    throw error;
  }
}
