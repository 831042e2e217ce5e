import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { fromBase64url, toBase64url } from "./base64url.ts";

/** First 16 hexadecimal digits of the SHA-256 of the raw public key: short enough to read aloud. */
export type KeyId = string;

/** The public half of an Ed25519 key. */
export interface VerifyKey {
  readonly id: KeyId;
  /** The 32 raw bytes in base64url, as the register prints them. */
  readonly raw: string;
  readonly object: KeyObject;
}

/** An Ed25519 key pair. Its private half leaves it only through `exportSigningKey`. */
export interface SigningKey {
  readonly id: KeyId;
  readonly verify: VerifyKey;
  readonly object: KeyObject;
}

/** A new key from the operating system's randomness. */
export function generateSigningKey(): SigningKey {
  return signingKey(generateKeyPairSync("ed25519").privateKey);
}

/**
 * @param seed the 32 bytes of the private key (RFC 8032, 5.1.5) in base64url
 * @throws {TypeError} if it is anything else
 */
export function importSigningKey(seed: string): SigningKey {
  return signingKey(
    createPrivateKey({
      key: rawKey(seed),
      format: "raw-private",
      asymmetricKeyType: "ed25519",
    }),
  );
}

/** The private key's 32 bytes in base64url: a secret. */
export function exportSigningKey(key: SigningKey): string {
  return toBase64url(key.object.export({ format: "raw-private" }));
}

/**
 * @param raw the 32 bytes of the public key in base64url
 * @throws {TypeError} if it is anything else
 */
export function importVerifyKey(raw: string): VerifyKey {
  const bytes = rawKey(raw);
  const object = createPublicKey({
    key: bytes,
    format: "raw-public",
    asymmetricKeyType: "ed25519",
  });
  return { id: keyIdOf(bytes), raw, object };
}

/** The name of a raw public key, whether it signs or seals. */
export function keyIdOf(bytes: Uint8Array): KeyId {
  return createHash("sha256").update(bytes).digest("hex").slice(0, 16);
}

/** The 32 bytes of a raw key of Curve25519. */
export function rawKey(text: string): Buffer {
  const bytes = fromBase64url(text, 32);
  if (bytes === undefined) throw new TypeError("A raw key is 32 bytes in base64url.");
  return bytes;
}

function signingKey(object: KeyObject): SigningKey {
  const raw = createPublicKey(object).export({ format: "raw-public" });
  const verify = importVerifyKey(toBase64url(raw));
  return { id: verify.id, verify, object };
}
