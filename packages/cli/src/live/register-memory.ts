import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";

import type { BookMemory } from "@contactpoint/live/trust";

import { EXIT } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";

/**
 * What a node remembers of the register, in a file beside its store: after a restart nobody can
 * give it an older one.
 */
export class RegisterMemory {
  readonly #file: string;

  constructor(store: string) {
    this.#file = `${store}.register.json`;
  }

  /** @throws Failure 65 if the file cannot be read: going on without it would forget what is known */
  read(): BookMemory | undefined {
    if (!existsSync(this.#file)) return undefined;
    try {
      return JSON.parse(readFileSync(this.#file, "utf8")) as BookMemory;
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new Failure(EXIT.badInput, `${this.#file} cannot be read: ${why}`);
    }
  }

  /** Whole or not at all. */
  write(memory: BookMemory): void {
    const draft = `${this.#file}.${process.pid}.new`;
    writeFileSync(draft, JSON.stringify(memory), { mode: 0o600, flush: true });
    renameSync(draft, this.#file);
  }
}
