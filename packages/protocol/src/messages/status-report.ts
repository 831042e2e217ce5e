import * as z from "zod";
import { envelope } from "./envelope.ts";
import { text } from "./wire-field.ts";

/** Says how the request stands at the requested side (UN-40.25). */
export const statusReportSchema = envelope.extend({
  type: z.literal("status-report"),
  status: z.enum([
    "received",
    "checking",
    "awaiting-supplement",
    "reviewing",
    "awaiting-choice",
    "executing",
    "holding",
    "assistance-pending",
    "closed",
  ]),
  note: text.exactOptional(),
});

export type StatusReportMessage = z.infer<typeof statusReportSchema>;
