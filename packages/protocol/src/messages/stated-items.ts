import * as z from "zod";
import { authoritySchema } from "./authority.ts";
import { dataItemSchema } from "./data-item.ts";
import { instant, text } from "./wire-field.ts";

/**
 * The items (a) to (g) of UN-42.3. Each may be absent: an incomplete request is a message like any
 * other, which the requested side answers by asking for what is missing.
 */
export const statedItems = z.strictObject({
  authority: authoritySchema.exactOptional(),
  offence: z
    .strictObject({
      offence: text,
      provisions: z.array(text),
      case_status: text.exactOptional(),
      facts: text,
    })
    .exactOptional(),
  data: z
    .strictObject({
      items: z.array(dataItemSchema).min(1),
      relation_to_offence: text,
    })
    .exactOptional(),
  /** Available information only: both null says that none is available. */
  location: z
    .strictObject({ custodian: text.nullable(), location: text.nullable() })
    .exactOptional(),
  necessity: z.strictObject({ reasons: text }).exactOptional(),
  intended_assistance: z
    .strictObject({ authority: text, expected_by: instant.exactOptional() })
    .exactOptional(),
  confidentiality: z
    .strictObject({ keep_confidential: z.boolean(), notify_user: z.boolean() })
    .exactOptional(),
});

export type StatedItems = z.infer<typeof statedItems>;
