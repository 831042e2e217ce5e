export * from "./canonical.ts";
export * from "./base64url.ts";
export {
  generateSigningKey,
  importSigningKey,
  exportSigningKey,
  importVerifyKey,
} from "./signing-key.ts";
export type { KeyId, SigningKey, VerifyKey } from "./signing-key.ts";
export * from "./sealing-key.ts";
export { sign, verify, verifySync } from "./signature.ts";
export type { Purpose } from "./signature.ts";
export * from "./signed-message.ts";
export * from "./hop-signature.ts";
export * from "./handshake.ts";
export * from "./sealed-message.ts";
export * from "./frame-limits.ts";
export * from "./hop-envelope.ts";
export * from "./handshake-frames.ts";
export * from "./answer-frames.ts";
export * from "./frame.ts";
export * from "./wire-error.ts";
export { parseFrame } from "./parse-frame.ts";
export type { ParsedFrame } from "./parse-frame.ts";
export * from "./encode-frame.ts";
export * from "./check-envelope.ts";
export * from "./negotiation.ts";
export * from "./close-codes.ts";
