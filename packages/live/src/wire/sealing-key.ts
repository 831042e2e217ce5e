import { createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";
import type { KeyObject, webcrypto } from "node:crypto";
import { toBase64url } from "./base64url.ts";
import { keyIdOf, rawKey } from "./signing-key.ts";
import type { KeyId } from "./signing-key.ts";

/** The public half of an X25519 key: what a message is sealed to. */
export interface SealingPublicKey {
  readonly id: KeyId;
  /** The 32 raw bytes in base64url, as the register prints them. */
  readonly raw: string;
  readonly key: webcrypto.CryptoKey;
}

/** An X25519 key pair: opens what was sealed to its public half. */
export interface SealingKey {
  readonly id: KeyId;
  readonly public: SealingPublicKey;
  readonly object: KeyObject;
  readonly pair: webcrypto.CryptoKeyPair;
}

/** A new key from the operating system's randomness. */
export function generateSealingKey(): SealingKey {
  return sealingKey(generateKeyPairSync("x25519").privateKey);
}

/**
 * @param raw the 32 bytes of the private key (RFC 7748) in base64url
 * @throws {TypeError} if it is anything else
 */
export function importSealingKey(raw: string): SealingKey {
  return sealingKey(
    createPrivateKey({ key: rawKey(raw), format: "raw-private", asymmetricKeyType: "x25519" }),
  );
}

/** The private key's 32 bytes in base64url: a secret. */
export function exportSealingKey(key: SealingKey): string {
  return toBase64url(key.object.export({ format: "raw-private" }));
}

/**
 * @param raw the 32 bytes of the public key in base64url
 * @throws {TypeError} if it is anything else
 */
export function importSealingPublicKey(raw: string): SealingPublicKey {
  const bytes = rawKey(raw);
  const object = createPublicKey({
    key: bytes,
    format: "raw-public",
    asymmetricKeyType: "x25519",
  });
  // Public keys are exportable, because HPKE binds what it derives to their bytes.
  return { id: keyIdOf(bytes), raw, key: object.toCryptoKey("X25519", true, []) };
}

function sealingKey(object: KeyObject): SealingKey {
  const raw = createPublicKey(object).export({ format: "raw-public" });
  const open = importSealingPublicKey(toBase64url(raw));
  const privateKey = object.toCryptoKey("X25519", false, ["deriveBits"]);
  return { id: open.id, public: open, object, pair: { privateKey, publicKey: open.key } };
}
