import { closeSync, openSync, writeSync } from "node:fs";

import { JournalDigester } from "./digest.ts";
import type { JournalDigests } from "./digest.ts";

/** Takes a journal's text in pieces, digests it, and writes it to a file if there is one. */
export class JournalWriter {
  readonly #digester = new JournalDigester();
  readonly #file: number | undefined;

  constructor(path: string | undefined) {
    this.#file = path === undefined ? undefined : openSync(path, "wx");
  }

  write(text: string): void {
    const bytes = Buffer.from(text);
    this.#digester.update(bytes);
    if (this.#file === undefined) return;
    for (let done = 0; done < bytes.length;) done += writeSync(this.#file, bytes, done);
  }

  /** Closes the file. Call it once, last. */
  end(): JournalDigests {
    if (this.#file !== undefined) closeSync(this.#file);
    return this.#digester.digests();
  }
}
