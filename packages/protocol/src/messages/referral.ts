import * as z from "zod";
import { envelope } from "./envelope.ts";
import { stateId, text } from "./wire-field.ts";

/** Names the State that the request should have gone to; the data are not here (BC-27.9). */
export const referralSchema = envelope.extend({
  type: z.literal("referral"),
  next_state: stateId,
  next_provider: text.exactOptional(),
});

export type ReferralMessage = z.infer<typeof referralSchema>;
