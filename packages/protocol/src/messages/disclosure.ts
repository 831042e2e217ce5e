import * as z from "zod";
import { envelope } from "./envelope.ts";
import { itemIndex, text, useLimits } from "./wire-field.ts";

/** Transmits data of one item in an emergency (UN-41.3, 2AP-9). The data travel beside the message, bound by their digest. */
export const disclosureSchema = envelope.extend({
  type: z.literal("disclosure"),
  item: itemIndex,
  provider: text,
  /** True if the data include content. */
  content: z.boolean(),
  data_sha256: z.string().regex(/^[0-9a-f]{64}$/),
  use_limits: useLimits,
});

export type DisclosureMessage = z.infer<typeof disclosureSchema>;
