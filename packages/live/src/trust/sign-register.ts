import { digestOf, sign, verifySync } from "../wire/index.ts";
import type { SigningKey, VerifyKey } from "../wire/index.ts";
import type { Register, RegisterEntry, RegisterKeys } from "./register.ts";

/**
 * Signs an entry by its State's key.
 *
 * @param previous the State's key before, if this entry brings a new one
 */
export function signEntry(
  entry: Omit<RegisterEntry, "sign_key" | "previous_key" | "signature">,
  key: SigningKey,
  previous?: SigningKey,
): RegisterEntry {
  const content = { ...entry, sign_key: key.verify.raw };
  const continued =
    previous === undefined
      ? content
      : { ...content, previous_key: continuation(content, previous) };
  return { ...continued, signature: sign("contactpoint-entry-v1", continued, key) };
}

/** Signs a register by the secretariat's key. */
export function signRegister(
  content: Omit<Register, "key" | "signature">,
  key: SigningKey,
): Register {
  const named = { ...content, key: key.id };
  return { ...named, signature: sign("contactpoint-register-v1", named, key) };
}

/** Signs by the root key which keys may sign the register. */
export function signRegisterKeys(
  content: Omit<RegisterKeys, "signature">,
  root: SigningKey,
): RegisterKeys {
  return { ...content, signature: sign("contactpoint-register-v1", content, root) };
}

/** What the next version states as its `previous_digest`. SHA-256, hexadecimal. */
export function registerDigest(register: Register): string {
  return digestOf(register);
}

export function isSignedBy(
  { signature, ...content }: Register | RegisterKeys,
  key: VerifyKey,
): boolean {
  return verifySync("contactpoint-register-v1", content, signature, key);
}

export function isEntrySignedBy({ signature, ...content }: RegisterEntry, key: VerifyKey): boolean {
  return verifySync("contactpoint-entry-v1", content, signature, key);
}

/** Whether the State's previous key vouches for the entry and the new key in it. */
export function isContinuedBy(entry: RegisterEntry, previous: VerifyKey): boolean {
  const { signature: _, previous_key, ...content } = entry;
  if (previous_key?.sign_key !== previous.raw) return false;
  const { sign_key, signature } = previous_key;
  const vouched = { ...content, previous_key: { sign_key } };
  return verifySync("contactpoint-entry-v1", vouched, signature, previous);
}

/** The old key signs the entry with its own name in it, which no entry alone ever looks like. */
function continuation(
  content: Omit<RegisterEntry, "previous_key" | "signature">,
  previous: SigningKey,
): NonNullable<RegisterEntry["previous_key"]> {
  const sign_key = previous.verify.raw;
  const vouched = { ...content, previous_key: { sign_key } };
  return { sign_key, signature: sign("contactpoint-entry-v1", vouched, previous) };
}
