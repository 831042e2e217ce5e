import { createCipheriv, createDecipheriv } from "node:crypto";

/** Bytes of an AES-256 key. */
export const KEY_BYTES = 32;

/** What gives random bytes, such as `crypto.randomBytes`. */
export type RandomBytes = (size: number) => Uint8Array;

/**
 * Encrypts by AES-256-GCM under a fresh random nonce.
 *
 * @param context what the bytes belong to; they open only where it is given again
 * @returns nonce (12 bytes), ciphertext, tag (16 bytes)
 */
export function seal(
  key: Uint8Array,
  plain: string | Uint8Array,
  context: string,
  random: RandomBytes,
): Uint8Array {
  const nonce = random(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce);
  cipher.setAAD(Buffer.from(context));
  const first = typeof plain === "string" ? cipher.update(plain, "utf8") : cipher.update(plain);
  return Buffer.concat([nonce, first, cipher.final(), cipher.getAuthTag()]);
}

/** @returns undefined if the key or the context is another, or a byte was changed */
export function unseal(key: Uint8Array, sealed: Uint8Array, context: string): Buffer | undefined {
  const end = sealed.length - TAG_BYTES;
  if (end < NONCE_BYTES) return undefined;
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(end));
  const first = decipher.update(sealed.subarray(NONCE_BYTES, end));
  try {
    return Buffer.concat([first, decipher.final()]);
  } catch {
    return undefined;
  }
}

const ALGORITHM = "aes-256-gcm";
/** The size for which GCM is defined without another hash (NIST SP 800-38D). */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** How many bytes sealing adds. */
export const SEAL_BYTES = NONCE_BYTES + TAG_BYTES;
