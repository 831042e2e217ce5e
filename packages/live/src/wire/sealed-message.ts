import { fromBase64url, toBase64url } from "./base64url.ts";
import { canonicalBytes } from "./canonical.ts";
import { PADDING_BYTES } from "./frame-limits.ts";
import { signedMessageSchema } from "./hop-envelope.ts";
import type { Routing, SealedMessage, SignedMessage } from "./hop-envelope.ts";
import { openBytes, sealBytes } from "./hpke.ts";
import { fitTo, parseJson } from "./parse-frame.ts";
import type { SealingKey, SealingPublicKey } from "./sealing-key.ts";
import type { WireError } from "./wire-error.ts";

export type OpenedMessage =
  | { readonly signed: SignedMessage; readonly error?: never }
  | { readonly error: Pick<WireError, "name" | "detail">; readonly signed?: never };

/**
 * Seals a signed message to its addressee. The box is bound to the routing header, which every stop
 * sees: under another header it does not open.
 *
 * @param ephemeral seed of the one-time key, for published test vectors only
 * @throws {TypeError} if the message has no canonical form
 */
export async function sealMessage(
  signed: SignedMessage,
  routing: Routing,
  recipient: SealingPublicKey,
  ephemeral?: Uint8Array,
): Promise<SealedMessage> {
  const { enc, ciphertext } = await sealBytes(
    padded(canonicalBytes(signed)),
    recipient,
    bindingOf(routing),
    ephemeral,
  );
  return { enc: toBase64url(enc), ciphertext: toBase64url(ciphertext), key: recipient.id };
}

/**
 * Opens what was sealed to this key. What comes out is a well-formed signed message; whether its
 * author signed it and whether it fits the header, `checkContents` says. Never rejects.
 */
export async function openSealed(
  sealed: SealedMessage,
  routing: Routing,
  key: SealingKey,
): Promise<OpenedMessage> {
  if (sealed.key !== key.id) return invalid("sealed to another key");
  const enc = fromBase64url(sealed.enc, 32);
  const ciphertext = fromBase64url(sealed.ciphertext);
  if (enc === undefined || ciphertext === undefined) return invalid("no base64url");
  let plaintext: Uint8Array;
  try {
    plaintext = await openBytes({ enc, ciphertext }, key, bindingOf(routing));
  } catch {
    return invalid("changed, or sealed to another key or header");
  }
  const text = unpadded(plaintext);
  if (text === undefined) return invalid("padded in another way");
  const { value, fault } = parseJson(text);
  if (fault !== undefined) return { error: fault };
  const fitted = fitTo(signedMessageSchema, value);
  return fitted.fault === undefined ? { signed: fitted.data } : { error: fitted.fault };
}

function bindingOf(routing: Routing): { readonly info: Uint8Array; readonly aad: Uint8Array } {
  return { info: Buffer.from("contactpoint-sealed-v1"), aad: canonicalBytes(routing) };
}

/** Spaces up to the next multiple: canonical bytes of an object end in a brace, never in a space. */
function padded(bytes: Buffer): Buffer {
  const length = Math.ceil(bytes.length / PADDING_BYTES) * PADDING_BYTES;
  return Buffer.concat([bytes, Buffer.alloc(length - bytes.length, " ")]);
}

/** The text before the padding, if it is UTF-8 padded as it must be. */
function unpadded(bytes: Uint8Array): string | undefined {
  if (bytes.length % PADDING_BYTES !== 0) return undefined;
  const end = bytes.findLastIndex((byte) => byte !== 0x20) + 1;
  if (bytes.length - end >= PADDING_BYTES) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, end));
  } catch {
    return undefined;
  }
}

function invalid(detail: string): OpenedMessage {
  return { error: { name: "seal-invalid", detail } };
}
