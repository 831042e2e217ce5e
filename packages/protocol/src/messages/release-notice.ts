import * as z from "zod";
import { envelope } from "./envelope.ts";

/** Says that data are no longer preserved, and why. */
export const releaseNoticeSchema = envelope.extend({
  type: z.literal("release-notice"),
  reason: z.enum(["expiry", "withdrawal", "assistance-refused", "lapsed", "produced"]),
});

export type ReleaseNoticeMessage = z.infer<typeof releaseNoticeSchema>;
