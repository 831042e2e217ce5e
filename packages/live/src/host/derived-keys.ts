import { hkdfSync } from "node:crypto";
import type { NodeKeys } from "../trust/index.ts";
import { importSealingKey, importSigningKey, toBase64url } from "../wire/index.ts";

/**
 * The keys of a node from one secret of its process (HKDF, RFC 5869), so that a network in one
 * process has the same keys when it is started again.
 */
export function derivedKeys(secret: Uint8Array, state: string): NodeKeys {
  const derive = (purpose: string): string =>
    toBase64url(
      new Uint8Array(hkdfSync("sha256", secret, "", `contactpoint ${purpose} ${state}`, 32)),
    );
  return {
    state,
    signing: importSigningKey(derive("sign")),
    sealing: importSealingKey(derive("seal")),
  };
}
