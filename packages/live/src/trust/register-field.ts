import * as z from "zod";

/** Real instant, integer milliseconds since the Unix epoch. */
export const instant = z.int().min(0);

/** As scenarios have it; it is safe as the name of a folder. */
export const stateId = z.string().regex(/^[A-Z]{2}(-[0-9]{2,4})?$/);

export const text = z.string().min(1).max(300);

/** 32 bytes in base64url, in the one text that stands for them. */
export const rawKey = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/)
  .refine((key) => Buffer.from(key, "base64url").toString("base64url") === key);

/** 64 bytes in base64url. */
export const signature = z.string().regex(/^[A-Za-z0-9_-]{86}$/);

export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Begin of the SHA-256 of a raw public key. */
export const keyId = z.string().regex(/^[0-9a-f]{16}$/);
