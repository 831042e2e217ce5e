import * as z from "zod";
import { envelope } from "./envelope.ts";
import { instant, text } from "./wire-field.ts";

/** Asks to preserve for longer, before the end date (UN-42.9; practice under Budapest). */
export const extensionRequestSchema = envelope.extend({
  type: z.literal("extension-request"),
  reference: text.exactOptional(),
  /** The new end date asked for. */
  until: instant,
  reasons: text.exactOptional(),
});

export type ExtensionRequestMessage = z.infer<typeof extensionRequestSchema>;
