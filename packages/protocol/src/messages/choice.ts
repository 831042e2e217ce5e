import * as z from "zod";
import { envelope } from "./envelope.ts";

/** Tells the requested State to proceed despite its prejudice notice (UN-42.7, BC-29.6); the other choice is a withdrawal. */
export const choiceSchema = envelope.extend({
  type: z.literal("choice"),
  proceed: z.literal(true),
});

export type ChoiceMessage = z.infer<typeof choiceSchema>;
