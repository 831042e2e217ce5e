import {
  closeSync,
  fdatasyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  writeSync,
} from "node:fs";
import type { ExerciseRecord } from "./exercise-record.ts";

/** The log is not what this service wrote. */
export class LogFault extends Error {
  override readonly name = "LogFault";
}

/**
 * `exercise.jsonl`, which only grows. What was appended is on the disk before `append` returns, so
 * nothing that anybody has heard of can be missing; of a line that a crash left unfinished nobody has.
 */
export class ExerciseLog {
  readonly #file: number;
  #records: ExerciseRecord[];

  /**
   * Opens the log of a folder, or begins one.
   *
   * @throws LogFault naming the line, if the file is no log
   */
  constructor(path: string) {
    this.#file = openSync(path, "a+", 0o600);
    const { records, bytes } = readLog(readFileSync(path));
    ftruncateSync(this.#file, bytes);
    this.#records = records;
  }

  /** All records, oldest first. */
  get records(): readonly ExerciseRecord[] {
    return this.#records;
  }

  /** Throws what the disk throws; then nothing was appended. */
  append(record: ExerciseRecord): void {
    if (record.number !== this.#records.length + 1)
      throw new RangeError(`the next record is ${this.#records.length + 1}, not ${record.number}`);
    writeSync(this.#file, `${JSON.stringify(record)}\n`);
    fdatasyncSync(this.#file);
    this.#records.push(record);
  }

  close(): void {
    closeSync(this.#file);
  }
}

/** The records of a log, and how many of its bytes they take. @throws LogFault */
export function readLog(content: Buffer): { records: ExerciseRecord[]; bytes: number } {
  const bytes = content.lastIndexOf(LINE_FEED) + 1;
  const lines = content.subarray(0, bytes).toString("utf8").split("\n").slice(0, -1);
  const records = lines.map((line, index) => recordOf(line, index + 1));
  return { records, bytes };
}

const LINE_FEED = 10;

function recordOf(line: string, number: number): ExerciseRecord {
  let record: unknown;
  try {
    record = JSON.parse(line);
  } catch {
    throw new LogFault(`exercise.jsonl:${number} is no JSON`);
  }
  if (typeof record !== "object" || record === null || !("number" in record))
    throw new LogFault(`exercise.jsonl:${number} is no record`);
  if (record.number !== number)
    throw new LogFault(`exercise.jsonl:${number} has the number ${String(record.number)}`);
  return record as ExerciseRecord;
}
