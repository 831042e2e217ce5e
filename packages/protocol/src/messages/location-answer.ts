import * as z from "zod";
import { envelope } from "./envelope.ts";
import { itemIndex, stateId, text } from "./wire-field.ts";

/** Says which providers hold the data and under which State, as far as known (UN-42.2). */
export const locationAnswerSchema = envelope.extend({
  type: z.literal("location-answer"),
  located: z.array(z.strictObject({ item: itemIndex, provider: text, state: stateId.nullable() })),
});

export type LocationAnswerMessage = z.infer<typeof locationAnswerSchema>;
