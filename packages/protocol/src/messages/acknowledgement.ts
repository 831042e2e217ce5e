import * as z from "zod";
import { envelope } from "./envelope.ts";
import { instant, text } from "./wire-field.ts";

/** Says that an officer has read and authenticated the request (UN-41.4, BC-35.2). A ping asks no more. */
export const acknowledgementSchema = envelope.extend({
  type: z.literal("acknowledgement"),
  /** The requested side's own reference. */
  reference: text.exactOptional(),
  received_at: instant,
});

export type AcknowledgementMessage = z.infer<typeof acknowledgementSchema>;
