import { z } from "zod";

import { count, countOrZero, flag, keyed, listOf, oneOf, positive, share } from "./leaf.ts";
import { name, stateId } from "./names.ts";
import { point, signedSpan, span } from "./times.ts";
import { pair } from "./topology-schema.ts";

const FAULT_KINDS = [
  "partition",
  "latency",
  "loss",
  "duplication",
  "reordering",
  "outage",
  "no-show",
  "slowness",
  "provider-refusal",
  "crash",
  "clock",
  "revocation",
  "bad-message",
] as const;

/** Packages: one entry of the file that stands for several faults. */
const PACKAGES = [
  "partition-halves",
  "isolate-one",
  "bridge",
  "rolling-restart",
  "night-shift",
] as const;

const FLAWS = [
  "malformed",
  "oversize",
  "unknown-version",
  "unknown-sender",
  "forged-author",
  "unknown-request",
  "replay",
  "contradiction",
  "out-of-order",
] as const;

/** Faster or slower by up to a half: beyond that a clock would hardly be one. */
const drift = z
  .number({ error: "a number from -500000 to 500000, in millionths" })
  .gte(-500_000, { error: "a number from -500000 to 500000, in millionths" })
  .lte(500_000, { error: "a number from -500000 to 500000, in millionths" });

export const fault = keyed({
  id: name.optional().describe("Name; fault-1, fault-2, … unless said."),
  group: name.optional().describe("Common cause shared with other faults."),
  kind: oneOf([...FAULT_KINDS, ...PACKAGES]).describe(
    "partition, latency, loss, duplication, reordering strike links; outage, no-show, slowness, crash, clock, revocation and bad-message States; provider-refusal providers. partition-halves, isolate-one, bridge, rolling-restart and night-shift stand for several faults with a common cause.",
  ),
  at: point.describe("When it begins."),
  for: span
    .optional()
    .describe(
      "How long it lasts; to the end of the run unless said. Of isolate-one and rolling-restart, how long for each State.",
    ),
  every: span
    .optional()
    .describe(
      "From one beginning to the next: it comes again until the run ends. Of isolate-one and rolling-restart, from one State to the next; of bad-message, from one piece to the next while it lasts.",
    ),
  times: count.optional().describe("With `every`: how often in all."),
  link: pair.optional().describe("The link struck, in both directions."),
  links: listOf(pair, "a list of pairs").min(1).optional().describe("Several links."),
  state: stateId
    .optional()
    .describe("The State struck; of a fault of links, all its links; of bridge, the bridge."),
  states: listOf(stateId, "a list of States")
    .min(1)
    .optional()
    .describe(
      "Several States. Of partition-halves, one half; of isolate-one, bridge, rolling-restart and night-shift, all unless said.",
    ),
  region: name.optional().describe("All States of a region."),
  providers: listOf(name, "a list of providers")
    .min(1)
    .optional()
    .describe("The providers struck."),
  one_way: flag
    .optional()
    .describe("kind partition: only what goes from the first to the second is lost."),
  adds: span.optional().describe("kind latency: time added to each crossing."),
  by: span.optional().describe("kind reordering: how long a message is held back."),
  share: share
    .optional()
    .describe("kind loss, duplication, reordering, provider-refusal: chance for each."),
  officers: countOrZero.optional().describe("kind no-show: how many are missing; all unless said."),
  factor: positive
    .optional()
    .describe("kind slowness: the officers' work takes so many times as long."),
  point: oneOf(["before-write", "before-send", "after-send"])
    .optional()
    .describe(
      "kind crash, rolling-restart: where in its next input the process stops; before-send unless said. before-write: the input is lost unwritten and comes again; before-send: what it wrote is sent after the restart; after-send: what it sent is sent again.",
    ),
  store: oneOf(["full", "stale", "empty"])
    .optional()
    .describe(
      "kind crash: what the store still holds after the restart; full unless said. stale: what it held some time before; empty: nothing.",
    ),
  loses: span
    .optional()
    .describe("kind crash with a stale store: what was written so long before `at` is missing."),
  offset: signedSpan
    .optional()
    .describe(
      "kind clock: how far the clock is ahead, or behind as in -PT5M; not at all if unsaid.",
    ),
  drift_ppm: drift
    .optional()
    .describe("kind clock: how much faster it runs meanwhile, in millionths."),
  flaw: oneOf(FLAWS)
    .optional()
    .describe(
      "kind bad-message: what is wrong. replay and out-of-order are the last and the first message that the State received, again; contradiction is a request of its own with other content.",
    ),
}).meta({ id: "Fault", description: "Hardship imposed on the run." });

export type FaultText = z.infer<typeof fault>;
