import * as z from "zod";
import { envelope } from "./envelope.ts";
import { itemIndex, text } from "./wire-field.ts";

/** Says why one item cannot be preserved. */
export const negativeSchema = envelope.extend({
  type: z.literal("negative"),
  item: itemIndex,
  negative: z.enum(["not-held", "deleted", "wrong-identifier"]),
  provider: text,
});

export type NegativeMessage = z.infer<typeof negativeSchema>;
