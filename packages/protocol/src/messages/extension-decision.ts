import * as z from "zod";
import { envelope } from "./envelope.ts";
import { instant, text } from "./wire-field.ts";

/** Decides on an extension. Refused: the old end date stands (UN-42.9). */
export const extensionDecisionSchema = envelope.extend({
  type: z.literal("extension-decision"),
  granted: z.boolean(),
  /** The end date that now holds. */
  until: instant,
  reasons: text.exactOptional(),
});

export type ExtensionDecisionMessage = z.infer<typeof extensionDecisionSchema>;
