import type { z } from "zod";

import { duration } from "./distribution-schema.ts";
import { flag, keyed, oneOf, share } from "./leaf.ts";

export const channelOverride = keyed({
  reach: share.optional().describe("Chance that one try gets through."),
  delay: duration.optional().describe("From sending to arrival."),
  hours: oneOf(["always", "duty", "desk"])
    .optional()
    .describe(
      "`always`; `duty`: while somebody is on duty or on call; `desk`: while somebody is present.",
    ),
  tells_failure: flag
    .optional()
    .describe("Whether the sender learns at once that a try failed (an engaged line, a bounce)."),
}).meta({
  id: "Channel",
  description: "A means of contact registered for every State, such as e-mail or telephone.",
});

export type ChannelText = z.infer<typeof channelOverride>;
