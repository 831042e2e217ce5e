import type { HopEnvelope } from "./hop-envelope.ts";
import { sign, verify, verifySync } from "./signature.ts";
import type { SigningKey, VerifyKey } from "./signing-key.ts";

/** The envelope with the signature of the State that passes it on, in place of any it had. */
export function signHop(
  envelope: HopEnvelope,
  key: SigningKey,
): HopEnvelope & Required<Pick<HopEnvelope, "signature">> {
  const content = withoutSignature(envelope);
  const value = sign("contactpoint-hop-v1", content, key);
  return { ...content, signature: { key: key.id, value } };
}

/** Whether this key signed this hop. Runs on the pool of threads; never rejects. */
export function verifyHop(envelope: HopEnvelope, key: VerifyKey): Promise<boolean> {
  const { signature } = envelope;
  if (signature?.key !== key.id) return Promise.resolve(false);
  return verify("contactpoint-hop-v1", withoutSignature(envelope), signature.value, key);
}

/** The same in this thread. */
export function verifyHopSync(envelope: HopEnvelope, key: VerifyKey): boolean {
  const { signature } = envelope;
  return (
    signature?.key === key.id &&
    verifySync("contactpoint-hop-v1", withoutSignature(envelope), signature.value, key)
  );
}

function withoutSignature(envelope: HopEnvelope): HopEnvelope {
  const { signature: _, ...content } = envelope;
  return content;
}
