import { dataItemSchema, requestSchema } from "@contactpoint/protocol/messages";
import * as z from "zod";

/** Half a character has no canonical form, and so no digest. */
const text = z
  .string()
  .min(1)
  .max(500)
  .refine((words) => words.isWellFormed(), { error: "half a surrogate pair" });
const instant = z.int().describe("Milliseconds since the Unix epoch, on the exercise clock.");

/**
 * What a contact point sends to a provider. Unknown fields are refused: an instruction that the
 * provider does not understand must not get lost unseen.
 */
export const portalOrderSchema = z
  .strictObject({
    order: text.describe("`<request>/<item>/<attempt>`, in the three fields' own words."),
    request: text.describe("The request it serves, by the requesting side's reference."),
    item: z.int().min(0).describe("The nth item of the request, from 0."),
    attempt: z.int().min(0).describe("How often the item was ordered before."),
    ordering_state: text.describe("The State that orders."),
    urgency: requestSchema.shape.urgency,
    measure: z.enum(["preserve", "disclose"]),
    data_class: dataItemSchema.shape.data_class,
    identifiers: dataItemSchema.shape.identifiers.max(100),
    legal_basis: text.describe("What the order rests on in the ordering State."),
    confidential: z.boolean().describe("Whether the user must not learn of it."),
    marking: text.describe(
      "Contains EXERCISE, else the order is refused: nothing here is a real case.",
    ),
  })
  .refine(({ order, request, item, attempt }) => order === orderId(request, item, attempt), {
    error: "It is not <request>/<item>/<attempt>.",
    path: ["order"],
  });

export type PortalOrder = z.infer<typeof portalOrderSchema>;

export const orderReceiptSchema = z.object({
  order: text,
  state: z.literal("pending"),
  answer_expected_at: instant.exactOptional(),
});

export type OrderReceipt = z.infer<typeof orderReceiptSchema>;

const answered = z.object({
  order: text,
  state: z.literal("answered"),
  answer: z.enum([
    "preserved",
    "disclosed",
    "not-held",
    "deleted",
    "wrong-identifier",
    "elsewhere",
    "failed",
    "refused",
  ]),
  reference: text.describe("The provider's own reference.").exactOptional(),
  preserved_at: instant
    .describe(
      "When the data were preserved or disclosed, on the exercise clock. Without it, when the answer arrives.",
    )
    .exactOptional(),
  scope: text.describe("What was preserved or disclosed.").exactOptional(),
  next_provider: text.describe("Of `elsewhere`: who holds the data.").exactOptional(),
  next_state: text.describe("Of `elsewhere`: the State of that provider.").exactOptional(),
});

export const orderStatusSchema = z.discriminatedUnion("state", [orderReceiptSchema, answered]);

export type OrderStatus = z.infer<typeof orderStatusSchema>;

/** What a provider has found, as it stands in the status of an order. */
export type OrderAnswer = Omit<z.infer<typeof answered>, "order" | "state">;

/** RFC 9457. */
export const problemSchema = z.object({
  type: z.string().describe("A URI that names the kind of problem."),
  title: z.string(),
  status: z.int().min(400).max(599),
  detail: z.string().exactOptional(),
});

export type Problem = z.infer<typeof problemSchema>;

/** Id of an order; also what its idempotency key is made of. */
export function orderId(request: string, item: number, attempt: number): string {
  return `${request}/${item}/${attempt}`;
}
