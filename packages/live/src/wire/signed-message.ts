import type { Message } from "@contactpoint/protocol";
import type { Notice, SignedMessage, SignedNotice } from "./hop-envelope.ts";
import { sign, signOnPool, verify, verifySync } from "./signature.ts";
import type { SigningKey, VerifyKey } from "./signing-key.ts";

/** The message with its author's signature. */
export function signMessage(message: Message, key: SigningKey): SignedMessage {
  return { message, key: key.id, signature: sign("contactpoint-message-v1", message, key) };
}

/** The same on the pool of threads. */
export async function signMessageOnPool(message: Message, key: SigningKey): Promise<SignedMessage> {
  const signature = await signOnPool("contactpoint-message-v1", message, key);
  return { message, key: key.id, signature };
}

/** Whether this key signed this message. Runs on the pool of threads; never rejects. */
export function verifySigned(signed: SignedMessage, key: VerifyKey): Promise<boolean> {
  if (signed.key !== key.id) return Promise.resolve(false);
  return verify("contactpoint-message-v1", signed.message, signed.signature, key);
}

/** The same in this thread. */
export function verifySignedSync(signed: SignedMessage, key: VerifyKey): boolean {
  return (
    signed.key === key.id &&
    verifySync("contactpoint-message-v1", signed.message, signed.signature, key)
  );
}

/** The notice with the signature of the State that gives it. */
export function signNotice(notice: Notice, key: SigningKey): SignedNotice {
  return { notice, key: key.id, signature: sign("contactpoint-notice-v1", notice, key) };
}

/** Whether this key signed this notice. Runs on the pool of threads; never rejects. */
export function verifyNotice(signed: SignedNotice, key: VerifyKey): Promise<boolean> {
  if (signed.key !== key.id) return Promise.resolve(false);
  return verify("contactpoint-notice-v1", signed.notice, signed.signature, key);
}

/** The same in this thread. */
export function verifyNoticeSync(signed: SignedNotice, key: VerifyKey): boolean {
  return (
    signed.key === key.id &&
    verifySync("contactpoint-notice-v1", signed.notice, signed.signature, key)
  );
}
