import { closeSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from "node:fs";
import type { ReplicationResult } from "../replication/replication-result.ts";

const SYNC_EVERY_MS = 1_000;
const CHUNK_BYTES = 1 << 20;
const NEWLINE = 0x0a;

/** The file calls that can fail for want of room; a test puts a full disk in their place. */
export interface LogWriter {
  write(fd: number, bytes: Uint8Array, from: number): number;
  sync(fd: number): void;
}

const DISK: LogWriter = {
  write: (fd, bytes, from) => writeSync(fd, bytes, from),
  sync: fsyncSync,
};

/** A line of a log that is no result of ours, though it is whole. */
export class DamagedLog extends Error {
  override readonly name = "DamagedLog";
}

/**
 * The results of a study as they come: a line of JSON each, only ever appended. What was written is
 * safe from the death of this process at once and from that of the machine within a second; a
 * line that was torn is cut off when the log is opened again.
 */
export class ResultsLog {
  readonly #fd: number;
  readonly #writer: LogWriter;
  readonly #now: () => number;
  #syncedAt: number;
  #end: number;

  private constructor(fd: number, end: number, now: () => number, writer: LogWriter) {
    this.#fd = fd;
    this.#end = end;
    this.#now = now;
    this.#syncedAt = now();
    this.#writer = writer;
  }

  /**
   * Opens or makes the log; `found` gets every whole line in the order in which it was written.
   *
   * @throws DamagedLog, or what the disk throws
   */
  static open(
    path: string,
    found: (result: ReplicationResult) => void,
    now: () => number = performance.now.bind(performance),
    writer: LogWriter = DISK,
  ): ResultsLog {
    const fd = openSync(path, "a+");
    try {
      const end = readLines(fd, path, found);
      ftruncateSync(fd, end);
      return new ResultsLog(fd, end, now, writer);
    } catch (error) {
      closeSync(fd);
      throw error;
    }
  }

  /** The results that are there, while somebody else may be writing. @throws DamagedLog */
  static read(path: string): ReplicationResult[] {
    const results: ReplicationResult[] = [];
    const fd = openSync(path, "r");
    try {
      readLines(fd, path, (result) => results.push(result));
    } finally {
      closeSync(fd);
    }
    return results;
  }

  /** Writes the line whole, or throws what the disk throws and leaves the log as it was. */
  append(result: ReplicationResult): void {
    const bytes = Buffer.from(`${JSON.stringify(result)}\n`);
    try {
      for (let from = 0; from < bytes.length;) {
        from += this.#writer.write(this.#fd, bytes, from);
      }
      if (this.#now() - this.#syncedAt >= SYNC_EVERY_MS) this.#sync();
    } catch (error) {
      ftruncateSync(this.#fd, this.#end);
      throw error;
    }
    this.#end += bytes.length;
  }

  close(): void {
    try {
      this.#sync();
    } finally {
      closeSync(this.#fd);
    }
  }

  #sync(): void {
    this.#writer.sync(this.#fd);
    this.#syncedAt = this.#now();
  }
}

/** Reads from the start and says where the last whole line ends. */
function readLines(fd: number, path: string, found: (result: ReplicationResult) => void): number {
  const chunk = Buffer.alloc(CHUNK_BYTES);
  let pending = Buffer.alloc(0);
  let end = 0;
  let line = 0;
  for (let read = readSync(fd, chunk, 0, CHUNK_BYTES, 0); read > 0;) {
    pending = Buffer.concat([pending, chunk.subarray(0, read)]);
    let from = 0;
    for (let at = pending.indexOf(NEWLINE); at >= 0; at = pending.indexOf(NEWLINE, from)) {
      line += 1;
      found(parseResult(pending.toString("utf8", from, at), path, line));
      from = at + 1;
    }
    end += from;
    pending = Buffer.from(pending.subarray(from));
    read = readSync(fd, chunk, 0, CHUNK_BYTES, end + pending.length);
  }
  return end;
}

function parseResult(text: string, path: string, line: number): ReplicationResult {
  try {
    const value: unknown = JSON.parse(text);
    if (isResult(value)) return value;
  } catch {
    // Said below, with its place.
  }
  throw new DamagedLog(`${path}:${line} is no result of a replication`);
}

function isResult(value: unknown): value is ReplicationResult {
  return (
    typeof value === "object" &&
    value !== null &&
    "point" in value &&
    typeof value.point === "string" &&
    "replication" in value &&
    Number.isSafeInteger(value.replication) &&
    "digest" in value &&
    "metrics" in value &&
    typeof value.metrics === "object"
  );
}
