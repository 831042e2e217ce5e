import * as z from "zod";
import { envelope } from "./envelope.ts";
import { instant, itemIndex, language, text } from "./wire-field.ts";

/** Confirms that one item is preserved, from when and until when (UN-42.8, BC-29.7). */
export const confirmationSchema = envelope.extend({
  type: z.literal("confirmation"),
  item: itemIndex,
  /** What to quote in the request for mutual legal assistance. */
  reference: text,
  preserved_from: instant,
  until: instant,
  provider: text,
  measure: z.enum(["order", "voluntary"]),
  /** What was preserved, if less than asked for. */
  scope: text.exactOptional(),
  confidential: z.boolean(),
  /** Where and how to lodge mutual legal assistance. */
  assistance: z
    .strictObject({
      address: text,
      languages: z.array(language),
      dual_criminality_needed: z.boolean(),
    })
    .exactOptional(),
});

export type ConfirmationMessage = z.infer<typeof confirmationSchema>;
