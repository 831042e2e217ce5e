import * as z from "zod";
import { envelope } from "./envelope.ts";
import { text } from "./wire-field.ts";

/** Warns that preservation would not secure the data or would harm the case; nothing is executed until the requesting State chooses (UN-42.7, BC-29.6). */
export const prejudiceNoticeSchema = envelope.extend({
  type: z.literal("prejudice-notice"),
  threat: z.enum(["will-not-secure", "threatens-confidentiality", "prejudices-investigation"]),
  explanation: text,
});

export type PrejudiceNoticeMessage = z.infer<typeof prejudiceNoticeSchema>;
