import {
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

/** A folder that only its owner opens. Those above it must be there. */
export function makePrivateFolder(path: string): void {
  mkdirSync(path, { mode: 0o700 });
}

/** Writes a file of a folder that is being made: if that is cut short, it is made again. */
export function writeNew(path: string, text: string): void {
  writeFileSync(path, text, { mode: 0o600, flag: "wx" });
}

/** Writes a file that only its owner reads; whoever reads it sees the old text or the new one. */
export function writePrivate(path: string, text: string): void {
  const fresh = freshName(path);
  writeFileSync(fresh, text, { mode: 0o600, flush: true });
  renameSync(fresh, path);
}

/**
 * Writes a file that must not be there yet, so that of two writers one loses.
 *
 * @returns false if it is there
 */
export function writePrivateOnce(path: string, text: string): boolean {
  const fresh = freshName(path);
  writeFileSync(fresh, text, { mode: 0o600, flush: true });
  try {
    linkSync(fresh, path);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(fresh);
  }
}

/**
 * Reads a secret.
 *
 * @throws if others than its owner may read it, or it cannot be read
 */
export function readSecret(path: string): string {
  const mode = statSync(path).mode & 0o777;
  if ((mode & 0o077) !== 0) {
    throw new Error(`${path} may be read by others (mode ${mode.toString(8)}); chmod 600 it`);
  }
  return readFileSync(path, "utf8");
}

/** Names of files in a folder, sorted; files being written are left out. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => !name.startsWith("."))
    .toSorted();
}

function freshName(path: string): string {
  return join(dirname(path), `.${process.pid}-${crypto.randomUUID()}`);
}
