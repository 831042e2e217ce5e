import { closeSync, openSync, readSync } from "node:fs";

import type { JournalRecord } from "@contactpoint/protocol";

const CHUNK = 1 << 20;
const LINE_FEED = 0x0a;

/**
 * A journal on the disk whose lines are found again by their numbers, from 1, so that the lines need
 * not be kept.
 */
export class JournalFile implements Disposable {
  readonly #file: number;
  /** Byte after each line, its end included, as far as `lines` has come. */
  readonly #ends: number[] = [];

  /** Throws what the disk throws. */
  constructor(path: string) {
    this.#file = openSync(path, "r");
  }

  /**
   * Every line once, in order, without its end; a last line without an end counts.
   *
   * @param bytes takes all bytes, in pieces that are overwritten
   */
  *lines(bytes: (piece: Uint8Array) => void = () => undefined): Generator<string> {
    let rest: Buffer[] = [];
    let end = 0;
    const line = (last: Buffer, feed: number): string => {
      const whole = Buffer.concat([...rest, last]);
      rest = [];
      end += whole.length + feed;
      this.#ends.push(end);
      return whole.toString("utf8");
    };
    const chunk = Buffer.allocUnsafe(CHUNK);
    for (let read = readSync(this.#file, chunk); read > 0; read = readSync(this.#file, chunk)) {
      bytes(chunk.subarray(0, read));
      let from = 0;
      for (let at = indexOf(chunk, from, read); at >= 0; at = indexOf(chunk, from, read)) {
        yield line(chunk.subarray(from, at), 1);
        from = at + 1;
      }
      // The chunk is read into again.
      rest.push(Buffer.from(chunk.subarray(from, read)));
    }
    if (rest.some(({ length }) => length > 0)) yield line(Buffer.alloc(0), 0);
  }

  /** The records of some lines, in the order asked. A RangeError for one that was not seen. */
  read(lines: readonly number[]): readonly JournalRecord[] {
    return lines.map((line) => {
      const start = line === 1 ? 0 : this.#ends[line - 2];
      const end = this.#ends[line - 1];
      if (start === undefined || end === undefined) throw new RangeError(`no line ${line}`);
      const bytes = Buffer.allocUnsafe(end - start);
      readSync(this.#file, bytes, 0, bytes.length, start);
      return JSON.parse(bytes.toString("utf8")) as JournalRecord;
    });
  }

  [Symbol.dispose](): void {
    closeSync(this.#file);
  }
}

function indexOf(chunk: Buffer, from: number, until: number): number {
  const at = chunk.indexOf(LINE_FEED, from);
  return at < until ? at : -1;
}
