import * as z from "zod";
import { envelope } from "./envelope.ts";
import { text } from "./wire-field.ts";

/** Gives the request up; nothing more is executed and holds are released. */
export const withdrawalSchema = envelope.extend({
  type: z.literal("withdrawal"),
  reasons: text.exactOptional(),
});

export type WithdrawalMessage = z.infer<typeof withdrawalSchema>;
