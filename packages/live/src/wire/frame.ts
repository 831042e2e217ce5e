import * as z from "zod";
import { receiptSchema, rejectSchema } from "./answer-frames.ts";
import { challengeSchema, helloSchema, proofSchema, welcomeSchema } from "./handshake-frames.ts";
import { hopEnvelopeSchema } from "./hop-envelope.ts";

/** Everything that two nodes say to each other: one frame is one text message of the WebSocket. */
export const frameSchema = z.discriminatedUnion("kind", [
  helloSchema,
  challengeSchema,
  proofSchema,
  welcomeSchema,
  hopEnvelopeSchema,
  receiptSchema,
  rejectSchema,
]);
export type Frame = z.infer<typeof frameSchema>;

export const FRAME_KINDS = [
  "hello",
  "challenge",
  "proof",
  "welcome",
  "deliver",
  "receipt",
  "reject",
] as const satisfies readonly Frame["kind"][];
