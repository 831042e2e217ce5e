import { closeSync, openSync, readSync } from "node:fs";

const NEWLINE = 0x0a;

/** The message begins with the line's number, from 1. */
export class JournalDifference extends Error {}

/** Compares a journal's text, which comes in pieces, with a file. */
export class JournalComparison {
  readonly #file: number;
  #line = 1;

  constructor(path: string) {
    this.#file = openSync(path, "r");
  }

  /** @throws JournalDifference at the first line that is not the file's */
  compare(text: string): void {
    const wanted = Buffer.from(text);
    const found = this.#read(wanted.length);
    if (!wanted.equals(found)) {
      const at = firstDifference(wanted, found);
      const what = at < found.length ? "differs from the run" : "ends where the run goes on";
      throw new JournalDifference(`${this.#line + newlines(wanted.subarray(0, at))} ${what}`);
    }
    this.#line += newlines(wanted);
  }

  /** @throws JournalDifference if the file goes on */
  end(): void {
    if (this.#read(1).length > 0) {
      throw new JournalDifference(`${this.#line} stands after the end of the run`);
    }
  }

  close(): void {
    closeSync(this.#file);
  }

  #read(length: number): Buffer {
    const bytes = Buffer.allocUnsafe(length);
    let filled = 0;
    while (filled < length) {
      const read = readSync(this.#file, bytes, filled, length - filled, null);
      if (read === 0) break;
      filled += read;
    }
    return bytes.subarray(0, filled);
  }
}

function firstDifference(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) if (a[i] !== b[i]) return i;
  return length;
}

function newlines(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}
