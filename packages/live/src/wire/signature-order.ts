import { type KeyObject, sign, verify } from "node:crypto";
import { fromBase64url, toBase64url } from "./base64url.ts";

/** A text to sign or, where there is a signature, one to check. */
export interface SignatureOrder {
  readonly text: string;
  /** In base64url; null: make one. */
  readonly signature: string | null;
}

/** The new signature in base64url or why there is none, or whether the given one is good. */
export type SignatureAnswer = string | Error | boolean;

/** Never throws: what cannot be checked is not good. */
export function carryOutOrder(
  { text, signature }: SignatureOrder,
  key: KeyObject,
): SignatureAnswer {
  try {
    const input = Buffer.from(text);
    if (signature === null) return toBase64url(sign(null, input, key));
    const bytes = fromBase64url(signature, 64);
    return bytes !== undefined && verify(null, input, key, bytes);
  } catch (error) {
    if (signature !== null) return false;
    return error instanceof Error ? error : new Error(String(error));
  }
}
