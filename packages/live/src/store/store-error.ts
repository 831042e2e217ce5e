/**
 * What went wrong, for a host that must choose what to do:
 * - `missing`: the file, its folder or its key store is not there or may not be opened;
 * - `foreign`: the file is no store; `newer`: a later release wrote it;
 * - `other-run`: it belongs to another scenario, seed or protocol version;
 * - `keys`: the key-encryption key or the key store does not fit, or is readable by others;
 * - `locked`: another process holds it; `full`: no room on the disk; `disk`: reading or writing failed;
 * - `damaged`: its bytes are not what was written;
 * - `refused`: the caller asked for what a store does not do, such as logging a key twice.
 */
export type StoreFault =
  | "missing"
  | "foreign"
  | "newer"
  | "other-run"
  | "keys"
  | "locked"
  | "full"
  | "disk"
  | "damaged"
  | "refused";

/** An error of a store. Its message names the file and is a sentence for the operator. */
export class StoreError extends Error {
  readonly fault: StoreFault;
  readonly file: string;

  constructor(fault: StoreFault, file: string, sentence: string, options?: ErrorOptions) {
    super(`${file}: ${sentence}`, options);
    this.name = "StoreError";
    this.fault = fault;
    this.file = file;
  }
}

/** Translates what SQLite or the file system threw; anything else is returned as it is. */
export function asStoreError(file: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StoreError) return error;
  if ("errcode" in error && typeof error.errcode === "number") {
    const known = SQLITE_FAULTS[error.errcode & PRIMARY_CODE];
    const [fault, sentence] = known ?? (["disk", "the database failed"] as const);
    return new StoreError(fault, file, `${sentence} (SQLite: ${error.message})`, { cause: error });
  }
  if ("syscall" in error && "code" in error) {
    const [fault, sentence] = SYSTEM_FAULTS.get(error.code) ?? UNOPENED;
    return new StoreError(fault, file, `${sentence} (${error.message})`, { cause: error });
  }
  return error;
}

/** An error that another thread ended with: what arrives has the fields of a StoreError, but is none. */
export function revivedError(error: unknown): unknown {
  if (!(error instanceof Error) || error.name !== "StoreError") return error;
  const { fault, file, message } = error as StoreError;
  return new StoreError(fault, file, message.slice(`${file}: `.length), { cause: error });
}

/** SQLite adds details to its result codes above the lowest eight bits. */
const PRIMARY_CODE = 0xff;

/** By primary result code (https://www.sqlite.org/rescode.html). */
const SQLITE_FAULTS: Readonly<Record<number, readonly [StoreFault, string]>> = {
  3: ["missing", "access is denied"],
  5: ["locked", "another process holds it"],
  6: ["locked", "another connection holds it"],
  8: ["missing", "it may not be written to"],
  10: ["disk", "the disk failed"],
  11: ["damaged", "the database is damaged; restore a backup"],
  13: ["full", "the disk is full"],
  14: ["missing", "cannot be opened"],
  19: ["refused", "a rule of the store forbids this"],
  26: ["foreign", "is no database"],
};

const UNOPENED = ["missing", "cannot be opened"] as const;

/** By error code of the operating system. */
const SYSTEM_FAULTS: ReadonlyMap<unknown, readonly [StoreFault, string]> = new Map([
  ["ENOSPC", ["full", "the disk is full"]],
  ["EIO", ["disk", "the disk failed"]],
  ["EEXIST", ["refused", "is there already"]],
]);
