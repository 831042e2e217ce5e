import * as z from "zod";
import { hopKey } from "./frame-field.ts";
import { FRAME_LIMITS } from "./frame-limits.ts";

/** The delivery of this key is stored for good: it need not be sent again. */
export const receiptSchema = z.strictObject({ kind: z.literal("receipt"), key: hopKey });
export type Receipt = z.infer<typeof receiptSchema>;

/**
 * The delivery of this key is not taken; null: not even its key could be read. The names of errors
 * are open, because a later version may add some: what to do follows from `finality` alone.
 */
export const rejectSchema = z.strictObject({
  kind: z.literal("reject"),
  key: hopKey.nullable(),
  error: z.strictObject({
    code: z.int().min(100).max(999),
    name: z.string().regex(/^[a-z]+(-[a-z]+){0,7}$/),
    sentence: z.string().min(1).max(FRAME_LIMITS.detail),
    finality: z.enum(["definite", "indefinite"]),
    detail: z.string().max(FRAME_LIMITS.detail).exactOptional(),
  }),
});
export type Reject = z.infer<typeof rejectSchema>;
