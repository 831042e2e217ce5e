import * as z from "zod";
import { envelope } from "./envelope.ts";
import { statedItems } from "./stated-items.ts";

/** Supplies the items asked for (UN-42.3, BC-29.2). */
export const supplementSchema = envelope.extend({
  type: z.literal("supplement"),
  supplied: statedItems,
});

export type SupplementMessage = z.infer<typeof supplementSchema>;
