import * as z from "zod";
import { envelope } from "./envelope.ts";
import { language, text } from "./wire-field.ts";
import { statedItems } from "./stated-items.ts";

/** Asks the other State for something before mutual legal assistance: what, `form` says (UN-42.1, BC-29.1). */
export const requestSchema = envelope.extend({
  type: z.literal("request"),
  form: z.enum(["preservation", "location-query", "emergency-disclosure", "ping"]),
  urgency: z.enum(["emergency", "urgent", "routine"]),
  language,
  ...statedItems.shape,
  /** What the requesting side would like to hear back, beyond the confirmation. */
  asked_back: z.array(text).exactOptional(),
});

export type RequestMessage = z.infer<typeof requestSchema>;
