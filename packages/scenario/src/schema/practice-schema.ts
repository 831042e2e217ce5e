import { z } from "zod";

import { duration } from "./distribution-schema.ts";
import { countOrZero, keyed, listOf, numberFrom, oneOf, plainText, share } from "./leaf.ts";
import { name, stateId } from "./names.ts";
import { point, span } from "./times.ts";
import { waits } from "./topology-schema.ts";

export const practice = keyed({
  preservation: span.optional().describe("How long data are held; at least 60 days (BC-29.7)."),
  assistance: keyed({
    share: share.optional().describe("Chance that mutual legal assistance follows."),
    lodged_after: duration.optional().describe("From confirmation to the assistance request."),
    decided_after: duration.optional().describe("From receipt to the decision."),
    granted_share: share.optional().describe("Chance that it is granted."),
  })
    .optional()
    .describe("Mutual legal assistance after preservation."),
  extension: keyed({
    ask_before: span.optional().describe("Asked this long before the hold ends."),
    adds: span.optional().describe("By how much a hold is extended."),
    granted_share: share.optional().describe("Chance that it is granted."),
    most: countOrZero.optional().describe("How often at most."),
  })
    .optional()
    .describe("Extensions, where assistance is not lodged yet."),
  expiry_notice_before: span
    .optional()
    .describe("The requested side announces the end this long before."),
  status_query: keyed({
    after: waits.optional().describe("Silence after which the requesting side asks."),
    most: countOrZero.optional().describe("How often in a row."),
  })
    .optional()
    .describe("Questions about the state of things after an acknowledgement."),
  proceed_share: share
    .optional()
    .describe("Chance that the requesting side goes on after a prejudice notice."),
  call_again_after: span
    .optional()
    .describe("A call that woke nobody is repeated after this long."),
}).meta({
  id: "Practice",
  description: "How contact points follow up. Design choices, no article.",
});

const entry = keyed({
  state: stateId.describe("State whose details these are."),
  channels: listOf(name, "a list of channels")
    .optional()
    .describe("Channels of the entry; all unless said."),
  address: plainText.optional().describe("Live network: the address."),
  valid_from: point.optional().describe("Works from this point on."),
  valid_until: point.optional().describe("Stops working at this point: the State moved."),
  circulated: point
    .optional()
    .describe("The others learn of the change; the end of the run unless said."),
});

export const register = keyed({
  changes: keyed({
    per_year: numberFrom(0, "a number a year, 0 or more")
      .optional()
      .describe("How often a year each State's contact details change, at random."),
    notified_after: duration
      .optional()
      .describe("From the change to the State's notice to the secretariat."),
  })
    .optional()
    .describe("Contact details that change; `wrong_share` is 0 then unless said."),
  circulation: z
    .union([oneOf(["yearly", "live"]), span], {
      error: "yearly, live, or a span such as P30D",
    })
    .optional()
    .describe(
      "When notices reach all copies: on 1 January (`yearly`, unless said), every so often from the start, or at once (`live`).",
    ),
  pings: keyed({
    every: span.describe("How often each holder tests each entry."),
  })
    .optional()
    .describe("Tests of addresses, which occupy no officer: what is wrong is put right."),
  wrong_share: share
    .optional()
    .describe("Chance that a copy of an entry is wrong for a channel at the start."),
  secretariat: duration.optional().describe("Time the secretariat takes to give correct details."),
  entries: listOf(entry, "a list of entries")
    .optional()
    .describe("Entries with the window in which they are valid."),
}).meta({ id: "Register", description: "The register of contact points and how far it is right." });
