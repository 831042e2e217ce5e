import type { z } from "zod";

import { duration } from "./distribution-schema.ts";
import { countOrZero, keyed, listOf, mapOf, plainText, share } from "./leaf.ts";
import { name, stateId } from "./names.ts";
import { hours, span } from "./times.ts";

export const provider = keyed({
  state: stateId.describe("State whose contact point is the right addressee."),
  answers_to: listOf(stateId, "a list of States such as [XA]")
    .min(1, { error: "at least one State" })
    .optional()
    .describe("States whose orders it obeys; its own unless said."),
  retention: span.optional().describe("How long it keeps data unless a need says otherwise."),
  confirm: duration.optional().describe("From an order's receipt to the answer."),
  hours: hours
    .optional()
    .describe("When it takes orders up, on its State's clock; always unless said."),
  not_held_share: share
    .optional()
    .describe("Chance that it holds nothing although the identifier is right."),
  failure_share: share.optional().describe("Chance that one order fails for a technical reason."),
  retry_after: span.optional().describe("How long before a failed order is repeated."),
  retries: countOrZero.optional().describe("How often it is repeated."),
  tells_user_share: share
    .optional()
    .describe("Chance that preservation would become known to the user."),
  leads_to: mapOf(name, share)
    .optional()
    .describe("Chance that the path leads on to another provider, by its name."),
  url: plainText.optional().describe("Live network: address of a real order portal."),
}).meta({ id: "Provider", description: "A service provider that holds data." });

export type ProviderText = z.infer<typeof provider>;
