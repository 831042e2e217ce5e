import type { Instant } from "@contactpoint/engine";
import { hash } from "node:crypto";
import type { Effects } from "./node-frame.ts";

export type AuditEntry = Effects["audit"][number];

/** Digest of an audit entry (`docs/lock-step.md`): SHA-256 in lower-case hexadecimal. */
export function auditDigest(entry: Omit<AuditEntry, "digest">): string {
  const { previous, sequence, clock, entry: words } = entry;
  return hash("sha256", `${previous}\n${sequence}\n${clock}\n${words}`);
}

/** An audit log that only grows; each entry names the one before by its digest. */
export class AuditChain {
  #last = "";
  #length = 0;

  /** Makes the next entry. */
  append(clock: Instant, words: string): AuditEntry {
    this.#length += 1;
    const open = { sequence: this.#length, clock, previous: this.#last, entry: words };
    this.#last = auditDigest(open);
    return { ...open, digest: this.#last };
  }
}
