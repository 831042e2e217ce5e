import * as z from "zod";
import { envelope } from "./envelope.ts";
import { text } from "./wire-field.ts";

/** Announces that mutual legal assistance is lodged, so that the data stay until it is decided (UN-44, UN-42.8, BC-31). */
export const assistanceRequestSchema = envelope.extend({
  type: z.literal("assistance-request"),
  /** The requested side's reference of the preservation. */
  reference: text.exactOptional(),
  /** The central authority that lodged it. */
  authority: text,
});

export type AssistanceRequestMessage = z.infer<typeof assistanceRequestSchema>;
