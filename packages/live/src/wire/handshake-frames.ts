import * as z from "zod";
import { bytes32, digest, signature, stateId, version } from "./frame-field.ts";
import { FRAME_LIMITS } from "./frame-limits.ts";

/** Which register a node holds: whoever holds another learns it here. */
const registerHeld = z.strictObject({ version: z.int().min(0), digest });

/** First frame of a connection: the client says who it is. */
export const helloSchema = z.strictObject({
  kind: z.literal("hello"),
  node: stateId,
  versions: z.array(version).min(1).max(FRAME_LIMITS.versions),
  /** 32 random bytes, which the server's signature must cover. */
  nonce: bytes32,
  register: registerHeld,
});
export type Hello = z.infer<typeof helloSchema>;

/** The server proves who it is, chooses the version and asks the client for the same proof. */
export const challengeSchema = z.strictObject({
  kind: z.literal("challenge"),
  node: stateId,
  version,
  /** 32 random bytes, which the client's signature must cover. */
  nonce: bytes32,
  register: registerHeld,
  signature,
});
export type Challenge = z.infer<typeof challengeSchema>;

/** The client proves who it is. */
export const proofSchema = z.strictObject({ kind: z.literal("proof"), signature });
export type Proof = z.infer<typeof proofSchema>;

/** From here on both sides deliver. */
export const welcomeSchema = z.strictObject({ kind: z.literal("welcome") });
export type Welcome = z.infer<typeof welcomeSchema>;
