import * as z from "zod";
import { FRAME_LIMITS } from "./frame-limits.ts";

// The fields that several frames have. A signature or a key has one length, so that a wrong one is
// refused before any arithmetic.

export const stateId = z.string().min(1).max(FRAME_LIMITS.stateId);

export const messageId = z.string().min(1).max(FRAME_LIMITS.messageId);

/** `<message id>/<position>/<copy>` or `<message id>/bounce/<copy>`. */
export const hopKey = z
  .string()
  .min(1)
  .max(FRAME_LIMITS.messageId + 32);

/** Integer milliseconds since the Unix epoch on the clock of the exercise. */
export const instant = z.int();

/** Name of a key: first 16 hexadecimal digits of the SHA-256 of the raw public key. */
export const keyId = z.string().regex(/^[0-9a-f]{16}$/);

/** 64 bytes of Ed25519 in base64url. */
export const signature = z.string().regex(/^[A-Za-z0-9_-]{86}$/);

/** 32 bytes in base64url: a raw key or a nonce. */
export const bytes32 = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** SHA-256 in hexadecimal. */
export const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** As in `1.0.0`. */
export const version = z
  .string()
  .regex(/^(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})$/);
