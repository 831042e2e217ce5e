import { sign as signBytes, verify as verifyBytes } from "node:crypto";
import { fromBase64url, toBase64url } from "./base64url.ts";
import { canonicalText } from "./canonical.ts";
import { signatureThread } from "./signature-thread.ts";
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
  return Buffer.from(signatureText(purpose, content));
}

function signatureText(purpose: Purpose, content: object): string {
  if (Object.hasOwn(content, "purpose")) throw new TypeError("The content names a purpose itself.");
  return canonicalText({ ...content, purpose });
}

/** Ed25519 (RFC 8032) over the signature input: 64 bytes in base64url. */
export function sign(purpose: Purpose, content: object, key: SigningKey): string {
  return toBase64url(signBytes(null, signatureInput(purpose, content), key.object));
}

/** The same a little later, with others at a time, over the content as it is now. */
export function signBeside(purpose: Purpose, content: object, key: SigningKey): Promise<string> {
  return signatureThread.sign(signatureText(purpose, content), key.object);
}

/**
 * Whether the key gave this signature for this purpose over this content. Checked a little later,
 * with others at a time. Never rejects: what cannot be checked is false.
 */
export async function verify(
  purpose: Purpose,
  content: object,
  signature: string,
  key: VerifyKey,
): Promise<boolean> {
  const text = checkable(purpose, content);
  return text !== undefined && (await signatureThread.verify(text, signature, key.object));
}

/** The same in this thread: for a tool that checks one thing and ends. */
export function verifySync(
  purpose: Purpose,
  content: object,
  signature: string,
  key: VerifyKey,
): boolean {
  const text = checkable(purpose, content);
  const bytes = fromBase64url(signature, 64);
  if (text === undefined || bytes === undefined) return false;
  return verifyBytes(null, Buffer.from(text), key.object, bytes);
}

/** Undefined for content without a canonical form, which was never signed by anyone. */
function checkable(purpose: Purpose, content: object): string | undefined {
  try {
    return signatureText(purpose, content);
  } catch {
    return undefined;
  }
}
