import * as z from "zod";
import { envelope } from "./envelope.ts";
import { instant, itemIndex, stateId, text, useLimits } from "./wire-field.ts";

/** Discloses enough traffic data to find another provider and the path, and no more (UN-43.1, BC-30.1). */
export const trafficDataDisclosureSchema = envelope.extend({
  type: z.literal("traffic-data-disclosure"),
  item: itemIndex,
  next_provider: text,
  next_state: stateId,
  path: z.array(z.strictObject({ provider: text, address: text, at: instant })),
  use_limits: useLimits,
});

export type TrafficDataDisclosureMessage = z.infer<typeof trafficDataDisclosureSchema>;
