/** Bytes as text: base64url of RFC 4648 without padding. */
export function toBase64url(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64url");
}

/**
 * The bytes of a base64url text, or undefined if it is not the one text that stands for them.
 * Node's own decoder skips foreign characters and ignores the spare bits of the last one, so that
 * many texts would pass for one signature.
 *
 * @param length the number of bytes it must have, if that is fixed
 */
export function fromBase64url(text: string, length?: number): Buffer | undefined {
  const bytes = Buffer.from(text, "base64url");
  if (length !== undefined && bytes.length !== length) return undefined;
  return bytes.toString("base64url") === text ? bytes : undefined;
}
