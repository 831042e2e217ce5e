import * as z from "zod";
import { envelope } from "./envelope.ts";
import { text } from "./wire-field.ts";
import { REFUSAL_GROUNDS } from "../law/refusal-ground.ts";

/** Declines to preserve, on a ground of the closed list and with reasons (UN-42.6, BC-29.5, BC-27.7). */
export const refusalSchema = envelope.extend({
  type: z.literal("refusal"),
  ground: z.enum(REFUSAL_GROUNDS),
  reasons: text,
});

export type RefusalMessage = z.infer<typeof refusalSchema>;
