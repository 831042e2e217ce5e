import * as z from "zod";
import { envelope } from "./envelope.ts";
import { instant } from "./wire-field.ts";

/** Announces that a preservation is about to end. */
export const expiryNoticeSchema = envelope.extend({
  type: z.literal("expiry-notice"),
  until: instant,
});

export type ExpiryNoticeMessage = z.infer<typeof expiryNoticeSchema>;
