import { z } from "zod";

import { duration } from "./distribution-schema.ts";
import { generator } from "./generator-schema.ts";
import { topologyEffects } from "./effects-schema.ts";
import { count, countOrZero, keyed, listOf, mapOf, oneOf, plainText, share } from "./leaf.ts";
import { name, stateId } from "./names.ts";
import { centralAuthorities, voluntary } from "./stand-in-schema.ts";
import { span } from "./times.ts";

export const pair = z
  .tuple([stateId, stateId], { error: "a pair of States such as [XA, XB]" })
  .meta({ id: "Pair", description: "Two States, such as [XA, XB]." });

const link = keyed({
  between: pair.optional().describe("Both directions between two States."),
  from: stateId.optional().describe("One direction: the sending State."),
  to: stateId.optional().describe("One direction: the receiving State."),
  latency: duration.optional().describe("Transit over this link."),
  loss: share.optional().describe("Chance that a crossing loses the message."),
  duplicate: share.optional().describe("Chance that a crossing doubles the message."),
});

const perUrgency = keyed({
  emergency: span.describe("For an emergency."),
  urgent: span.describe("For an urgent request."),
  routine: span.describe("For a routine request."),
});

export const waits = z
  .union([span, perUrgency], {
    error: "a span such as PT1H, or { emergency: PT15M, urgent: PT1H, routine: P1D }",
  })
  .meta({ id: "Waits", description: "A span, or one for each degree of urgency." });

export const topology = keyed({
  kind: oneOf([
    "mesh",
    "hub",
    "regional-hubs",
    "overlay",
    "edges",
    "generated",
    "direct-to-provider",
    "mutual-legal-assistance",
  ]).describe(
    "mesh: everybody directly. hub: through one State. regional-hubs: through the region's hub. overlay: over existing networks. edges: over listed links. generated: over links drawn by the seed. For comparison, without a network: direct-to-provider, mutual-legal-assistance.",
  ),
  voluntary: voluntary.optional().describe("kind direct-to-provider: how providers answer."),
  assistance: centralAuthorities
    .optional()
    .describe("kind mutual-legal-assistance: how long central authorities take."),
  hub: stateId.optional().describe("kind hub: the State in the middle."),
  hubs: mapOf(name, stateId).optional().describe("kind regional-hubs: hub State by region."),
  between_hubs: oneOf(["mesh"])
    .optional()
    .describe("kind regional-hubs: hubs reach one another directly."),
  of: listOf(name, "a list of networks")
    .min(1, { error: "at least one network" })
    .optional()
    .describe("kind overlay: networks in order of preference."),
  edges: z
    .union(
      [
        listOf(pair, "a list of pairs"),
        keyed({
          file: plainText.describe(
            "CSV file with columns from and to, or GraphML file (.graphml).",
          ),
        }),
      ],
      {
        error: "a list of pairs such as [[XA, XB], [XB, XC]], or { file: edges.csv }",
      },
    )
    .optional()
    .describe(
      "kind edges: the links, or a file. In GraphML a node is the State whose code is its data `state`, else its id; links go both ways.",
    ),
  generator: generator.optional().describe("kind generated: how the links are drawn."),
  generator_seed: countOrZero
    .optional()
    .describe(
      "kind generated: draws the links by this seed in place of the scenario's, so that all replications of a study have one network.",
    ),
  relay: oneOf(["forward", "handle", "introduce"])
    .optional()
    .describe(
      "What a State in the middle does: `forward` sealed messages, `handle` (an officer reads and passes on), or `introduce` (an officer gives the addressee's details, and the requesting side writes directly).",
    ),
  introduction: keyed({
    wait: waits
      .optional()
      .describe("How long it waits for details; then its own register must do."),
    remembered_for: span.optional().describe("How long details are used again."),
  })
    .optional()
    .describe("relay introduce: how a requesting side asks the hub."),
  effects: topologyEffects.optional().describe("What hubs do beside taking time."),
  latency: duration.optional().describe("Transit over one link."),
  loss: share.optional().describe("Chance that one crossing loses a message."),
  duplicate: share.optional().describe("Chance that one crossing doubles a message."),
  links: listOf(link, "a list of links").optional().describe("Links that differ."),
}).meta({ id: "Topology", description: "Which links messages travel." });

export const escalationStep = keyed({
  kind: oneOf(["channel", "next-officer", "network", "secretariat"])
    .optional()
    .describe(
      "channel (unless said); next-officer: ring the next one; network: another network's link; secretariat: ask for correct details, then `channel`.",
    ),
  channel: name.describe("Channel used."),
  network: name.optional().describe("kind network: its name."),
  tries: count.optional().describe("Tries on this step; 1 unless said."),
  wait: waits.optional().describe("How long each try waits for an acknowledgement."),
}).meta({ id: "EscalationStep", description: "A rung of the ladder the requesting side climbs." });

export type TopologyText = z.infer<typeof topology>;
export type WaitsText = z.infer<typeof waits>;
export type EscalationText = z.infer<typeof escalationStep>;
