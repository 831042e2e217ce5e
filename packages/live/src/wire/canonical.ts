import { hash } from "node:crypto";
import canonicalize from "canonicalize";

/**
 * The one sequence of bytes that stands for a JSON value (RFC 8785, UTF-8): keys in order of their
 * UTF-16 code units, numbers as ECMAScript prints them, no white space. What is signed, sealed and
 * digested are always these bytes.
 *
 * @throws {TypeError} if the value is no JSON value, or holds a lone surrogate, NaN or an infinity
 */
export function canonicalBytes(value: unknown): Buffer {
  return Buffer.from(canonicalText(value), "utf8");
}

/** SHA-256 of the canonical bytes, in 64 lower-case hexadecimal digits. */
export function digestOf(value: unknown): string {
  return hash("sha256", canonicalText(value));
}

function canonicalText(value: unknown): string {
  let text: string | undefined;
  try {
    text = canonicalize(value);
  } catch (cause) {
    throw new TypeError("The value has no canonical form.", { cause });
  }
  if (text === undefined) throw new TypeError("The value has no canonical form.");
  return text;
}
