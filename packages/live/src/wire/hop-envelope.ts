import { messageSchema } from "@contactpoint/protocol/messages";
import * as z from "zod";
import { bytes32, hopKey, instant, keyId, messageId, signature, stateId } from "./frame-field.ts";
import { FRAME_LIMITS } from "./frame-limits.ts";

/** What an author says, and the author's signature over it. */
export const signedMessageSchema = z.strictObject({
  message: messageSchema,
  key: keyId,
  signature,
});
export type SignedMessage = z.infer<typeof signedMessageSchema>;

/** A signed message that only the addressee reads (RFC 9180); `key` names the key it is sealed to. */
export const sealedMessageSchema = z.strictObject({
  enc: bytes32,
  ciphertext: z.string().regex(/^[A-Za-z0-9_-]+$/),
  key: keyId,
});
export type SealedMessage = z.infer<typeof sealedMessageSchema>;

/** Says that a message could not be put through: an engaged line, a full mailbox. */
const noticeSchema = z.strictObject({
  /** Id of the message. */
  message: messageId,
  /** Whose channel it was. */
  from: stateId,
  /** Who said the message. */
  to: stateId,
  reason: z.literal("unreached"),
  at: instant,
});
export type Notice = z.infer<typeof noticeSchema>;

const signedNoticeSchema = z.strictObject({ notice: noticeSchema, key: keyId, signature });
export type SignedNotice = z.infer<typeof signedNoticeSchema>;

/**
 * What every stop on the way may see. Of a bounce it is the notice's own way: its author is the
 * State that gives notice, its addressee the author of the message, with nobody in between.
 */
export const routingSchema = z.strictObject({
  message: messageId,
  author: stateId,
  addressee: stateId,
  route: z.array(stateId).min(2).max(FRAME_LIMITS.route),
  channel: z.string().min(1).max(FRAME_LIMITS.channel),
});
export type Routing = z.infer<typeof routingSchema>;

/** One crossing of one link. */
export const hopEnvelopeSchema = z.strictObject({
  kind: z.literal("deliver"),
  /** Unique per crossing and copy: what receipts and the suppression of duplicates go by. */
  key: hopKey,
  from: stateId,
  to: stateId,
  /** Index of `to` in the route. */
  position: z
    .int()
    .min(1)
    .max(FRAME_LIMITS.route - 1),
  routing: routingSchema,
  /** In an exercise on one clock: the instant at which it counts as arrived. */
  due: instant.exactOptional(),
  /** In an exercise: what the chances of the way go by, so that every host draws the same ones. */
  draw: z.int().min(0).exactOptional(),
  /** The sender asks to ring the next officer on the list. */
  rings_next: z.literal(true).exactOptional(),
  payload: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("message"), signed: signedMessageSchema }),
    z.strictObject({ kind: z.literal("sealed"), sealed: sealedMessageSchema }),
    z.strictObject({ kind: z.literal("bounce"), signed: signedNoticeSchema }),
  ]),
  /** Of the State that passes it on, from position 2: over everything else here. */
  signature: z.strictObject({ key: keyId, value: signature }).exactOptional(),
});
export type HopEnvelope = z.infer<typeof hopEnvelopeSchema>;
