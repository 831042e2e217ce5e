import { createHash } from "node:crypto";
import { toBase64url } from "../wire/base64url.ts";
import type { RegisteredKeys } from "../wire/check-envelope.ts";
import { importSealingKey } from "../wire/sealing-key.ts";
import type { SealingKey } from "../wire/sealing-key.ts";
import { importSigningKey } from "../wire/signing-key.ts";
import type { SigningKey } from "../wire/signing-key.ts";

/** The States that the arbitraries and the vectors speak of. */
export const TESTING_STATES = ["XA", "XB", "XC"] as const;

/** The signing key of a made-up State: always the same, and known to everybody. */
export function testingSigningKey(state: string): SigningKey {
  return importSigningKey(seedOf("sign", state));
}

/** The sealing key of a made-up State: always the same, and known to everybody. */
export function testingSealingKey(state: string): SealingKey {
  return importSealingKey(seedOf("seal", state));
}

/** What a register of exactly the testing States says. */
export function testingKeysOf(state: string): RegisteredKeys | undefined {
  return (TESTING_STATES as readonly string[]).includes(state)
    ? { sign: [testingSigningKey(state).verify] }
    : undefined;
}

/** SHA-256 of a sentence, so that another implementation can make the same keys. */
function seedOf(use: "sign" | "seal", state: string): string {
  return toBase64url(
    createHash("sha256").update(`contactpoint testing key to ${use} for ${state}`).digest(),
  );
}
