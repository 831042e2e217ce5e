import * as z from "zod";
import { envelope } from "./envelope.ts";
import { text } from "./wire-field.ts";
import { REQUEST_ITEMS } from "./request-item.ts";

/** Asks for items that the request does not state (UN-42.3, BC-29.2). */
export const missingItemsRequestSchema = envelope.extend({
  type: z.literal("missing-items-request"),
  missing: z.array(z.enum(REQUEST_ITEMS.map(({ id }) => id))).min(1),
  question: text.exactOptional(),
});

export type MissingItemsRequestMessage = z.infer<typeof missingItemsRequestSchema>;
