import { sign as signBytes, verify as verifyBytes } from "node:crypto";
import { fromBase64url, toBase64url } from "./base64url.ts";
import { canonicalBytes } from "./canonical.ts";
import type { SigningKey, VerifyKey } from "./signing-key.ts";

/**
 * What a signature is for. It is part of what is signed, so that a signature given for one purpose
 * is worth nothing for another.
 */
export type Purpose =
  | "contactpoint-message-v1"
  | "contactpoint-notice-v1"
  | "contactpoint-hop-v1"
  | "contactpoint-handshake-v1"
  | "contactpoint-register-v1"
  | "contactpoint-entry-v1"
  | "contactpoint-conformance-v1";

/**
 * The bytes that are signed: the canonical bytes of the content with the purpose as one more field.
 *
 * @throws {TypeError} if the content has a field `purpose` of its own or no canonical form
 */
export function signatureInput(purpose: Purpose, content: object): Buffer {
  if (Object.hasOwn(content, "purpose")) throw new TypeError("The content names a purpose itself.");
  return canonicalBytes({ ...content, purpose });
}

/** Ed25519 (RFC 8032) over the signature input: 64 bytes in base64url. */
export function sign(purpose: Purpose, content: object, key: SigningKey): string {
  return toBase64url(signBytes(null, signatureInput(purpose, content), key.object));
}

/** The same on the pool of threads, over the content as it is now. */
export function signOnPool(purpose: Purpose, content: object, key: SigningKey): Promise<string> {
  const input = signatureInput(purpose, content);
  return new Promise((resolve, reject) => {
    signBytes(null, input, key.object, (error, signature) => {
      if (error === null) resolve(toBase64url(signature));
      else reject(error);
    });
  });
}

/**
 * Whether the key gave this signature for this purpose over this content. Runs on the pool of
 * threads, so that several can be checked at a time. Never rejects: what cannot be checked is false.
 */
export function verify(
  purpose: Purpose,
  content: object,
  signature: string,
  key: VerifyKey,
): Promise<boolean> {
  const check = checkable(purpose, content, signature);
  if (check === undefined) return Promise.resolve(false);
  return new Promise((resolve) => {
    verifyBytes(null, check.input, key.object, check.signature, (error, valid) => {
      resolve(error === null && valid);
    });
  });
}

/** The same in this thread: for a tool that checks one thing and ends. */
export function verifySync(
  purpose: Purpose,
  content: object,
  signature: string,
  key: VerifyKey,
): boolean {
  const check = checkable(purpose, content, signature);
  return check !== undefined && verifyBytes(null, check.input, key.object, check.signature);
}

function checkable(
  purpose: Purpose,
  content: object,
  signature: string,
): { readonly input: Buffer; readonly signature: Buffer } | undefined {
  const bytes = fromBase64url(signature, 64);
  if (bytes === undefined) return undefined;
  try {
    return { input: signatureInput(purpose, content), signature: bytes };
  } catch {
    // Content without a canonical form was never signed by anyone.
    return undefined;
  }
}
