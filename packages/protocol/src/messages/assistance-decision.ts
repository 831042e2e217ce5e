import * as z from "zod";
import { envelope } from "./envelope.ts";
import { text, useLimits } from "./wire-field.ts";

/** Decides on mutual legal assistance; a refusal gives reasons (UN-40.21, UN-40.25, BC-27.4, BC-27.7). */
export const assistanceDecisionSchema = envelope.extend({
  type: z.literal("assistance-decision"),
  granted: z.boolean(),
  reasons: text.exactOptional(),
  use_limits: useLimits,
});

export type AssistanceDecisionMessage = z.infer<typeof assistanceDecisionSchema>;
