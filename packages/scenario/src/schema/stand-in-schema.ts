import { z } from "zod";

import { duration } from "./distribution-schema.ts";
import { keyed, oneOf, share } from "./leaf.ts";
import { hours } from "./times.ts";

/** For comparison: what there is without a network of contact points. */
export const voluntary = keyed({
  willing_share: share.optional().describe("Chance that the provider answers a foreign request."),
  response: duration.optional().describe("From its taking the request up to its answer."),
  emergency_response: duration.optional().describe("The same in an emergency."),
}).meta({
  id: "Voluntary",
  description: "Providers that are asked directly from abroad and answer if they are willing.",
});

export const centralAuthorities = keyed({
  drafting: duration.optional().describe("From the need to a request that can leave."),
  transmission: duration
    .optional()
    .describe("The request's way from one central authority to the other."),
  execution: duration.optional().describe("From the requested authority's check to the order."),
  emergency_execution: duration.optional().describe("The same for an emergency."),
  hours: z
    .union([oneOf(["always"]), hours], {
      error: 'always, or hours such as { from: "09:00", to: "17:00", days: working }',
    })
    .optional()
    .describe("When both authorities work, each on its State's clock."),
}).meta({
  id: "CentralAuthorities",
  description: "Mutual legal assistance between central authorities, without contact points.",
});
