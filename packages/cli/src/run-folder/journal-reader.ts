import { closeSync, openSync, readSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";

const CHUNK = 1 << 20;

/** The bytes of a file, a megabyte at a time; a piece is overwritten when the next is read. */
export function* fileChunks(path: string): Generator<Uint8Array> {
  const file = openSync(path, "r");
  try {
    const chunk = Buffer.allocUnsafe(CHUNK);
    for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) {
      yield chunk.subarray(0, read);
    }
  } finally {
    closeSync(file);
  }
}

/** Lines without their ends. A last line without an end counts as a line. */
export function* fileLines(path: string): Generator<string> {
  const decoder = new StringDecoder("utf8");
  // A first record runs to megabytes: its pieces are joined once, not at every chunk.
  let pieces: string[] = [];
  for (const chunk of fileChunks(path)) {
    const lines = decoder.write(chunk).split("\n");
    const last = lines.pop() ?? "";
    const [first, ...others] = lines;
    if (first !== undefined) {
      yield pieces.join("") + first;
      yield* others;
      pieces = [];
    }
    pieces.push(last);
  }
  const rest = pieces.join("") + decoder.end();
  if (rest !== "") yield rest;
}
