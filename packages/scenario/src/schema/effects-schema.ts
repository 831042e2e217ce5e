import { z } from "zod";

import { duration } from "./distribution-schema.ts";
import { flag, keyed, share } from "./leaf.ts";

const switchOr = <T extends z.ZodType>(parameters: T, example: string) =>
  z.union([flag, parameters], { error: `true, false, or parameters such as ${example}` });

/** What passing through a hub, or not, does beside taking time. */
export const topologyEffects = keyed({
  authentication: switchOr(
    keyed({ takes: duration.optional().describe("Working time it adds to `acknowledge`.") }),
    "{ takes: PT30M }",
  )
    .optional()
    .describe(
      "Whoever receives a request from a State it has not dealt with takes time to authenticate it, unless a hub or a common network vouches.",
    ),
  completeness_check: flag
    .optional()
    .describe("A handling hub asks back for missing items, with its own error rate `miss_gap`."),
  provider_knowledge: switchOr(
    keyed({ known_share: share.optional().describe("Chance that it knows the right State.") }),
    "{ known_share: 0.8 }",
  )
    .optional()
    .describe("A handling hub re-directs a request that goes to a wrong addressee."),
  deduplication: switchOr(
    keyed({ recognised_share: share.optional().describe("Chance that it recognises one.") }),
    "{ recognised_share: 0.9 }",
  )
    .optional()
    .describe(
      "A handling hub joins duplicates of one incident: officers of the requested side work once for all.",
    ),
  treaty_status: flag
    .optional()
    .describe("A handling hub must itself be bound by what a request rests on."),
  onward_consent: switchOr(
    keyed({
      share: share.optional().describe("Chance that the author's consent is needed."),
      takes: duration.optional().describe("How long it takes."),
    }),
    "{ share: 0.2, takes: PT4H }",
  )
    .optional()
    .describe("A handling hub passes on only what the author lets it pass on (UN-36.2)."),
}).meta({
  id: "TopologyEffects",
  description:
    "Benefits and costs of hubs. Each is off unless said; true takes the defaults, so that a comparison can be repeated without it.",
});
