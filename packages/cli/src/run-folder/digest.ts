import { createHash } from "node:crypto";
import type { Hash } from "node:crypto";

/** Lower-case hexadecimal SHA-256 of a text in UTF-8. */
export function sha256(text: string | Uint8Array): string {
  return createHash("sha256").update(text).digest("hex");
}

export interface JournalDigests {
  readonly journal_sha256: string;
  /** Without the first record. */
  readonly trace_sha256: string;
}

/** Digests a journal that comes in pieces of any length. */
export class JournalDigester {
  readonly #journal: Hash = createHash("sha256");
  readonly #trace: Hash = createHash("sha256");
  #inTrace = false;

  update(bytes: Uint8Array): void {
    this.#journal.update(bytes);
    if (this.#inTrace) {
      this.#trace.update(bytes);
      return;
    }
    const end = bytes.indexOf(NEWLINE);
    if (end < 0) return;
    this.#inTrace = true;
    this.#trace.update(bytes.subarray(end + 1));
  }

  digests(): JournalDigests {
    return { journal_sha256: this.#journal.digest("hex"), trace_sha256: this.#trace.digest("hex") };
  }
}

const NEWLINE = 0x0a;
