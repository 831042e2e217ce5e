import * as z from "zod";
import { envelope } from "./envelope.ts";
import { text } from "./wire-field.ts";

/** Asks how the request stands (UN-40.25). */
export const statusQuerySchema = envelope.extend({
  type: z.literal("status-query"),
  question: text.exactOptional(),
});

export type StatusQueryMessage = z.infer<typeof statusQuerySchema>;
