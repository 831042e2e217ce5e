import { verify } from "node:crypto";
import { signatureInput } from "../src/wire/signature.ts";
import type { SignedMessage, VerifyKey } from "../src/wire/index.ts";

/**
 * Whether the key signed the message, on the pool of threads: with many under way every core is
 * busy, so this bounds what nodes can do, whose one thread for signatures leaves room for the rest.
 */
export function verifyOnPool(
  { message, signature }: SignedMessage,
  { object }: VerifyKey,
): Promise<boolean> {
  const input = signatureInput("contactpoint-message-v1", message);
  return new Promise((resolve, reject) => {
    verify(null, input, object, Buffer.from(signature, "base64url"), (error, valid) => {
      if (error === null) resolve(valid);
      else reject(error);
    });
  });
}
