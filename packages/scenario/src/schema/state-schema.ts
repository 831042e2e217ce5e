import { z } from "zod";

import { channelOverride } from "./channel-schema.ts";
import { factor } from "./distribution-schema.ts";
import { count, flag, keyed, listOf, mapOf, matching, oneOf, plainText, weight } from "./leaf.ts";
import { languageCode, name, stateId } from "./names.ts";
import { dayOfWeek } from "./times.ts";

const playedBy = oneOf(["machine", "human"]);

export const effects = keyed({
  speed: factor.optional().describe("Factor on service times; above 1 is slower."),
  reach: factor.optional().describe("Factor on the reach of its channels (never above 1)."),
  error: factor.optional().describe("Factor on its error rates."),
}).meta({
  id: "Effects",
  description: "How a State differs from its profile; drawn once for each State.",
});

const seat = keyed({
  played_by: playedBy.optional().describe("Who plays this post; `human` unless said."),
  team: plainText.optional().describe("Team the post belongs to."),
});

export const state = keyed({
  name: plainText.optional().describe("Name shown; its code unless said."),
  zone: matching(/^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)*$/, "a time zone such as Europe/Paris").describe(
    "IANA time zone, such as Europe/Paris.",
  ),
  key: plainText
    .optional()
    .describe(
      "Name its draws go by; its code unless said. Renaming with the key kept changes no draw.",
    ),
  count: count
    .optional()
    .describe("This many States alike: XF with count 60 gives XF-01 to XF-60."),
  region: name.optional().describe("Region, for regional hubs and faults with a common cause."),
  languages: listOf(languageCode, "a list of language codes such as [en, fr]")
    .min(1, { error: "a list with at least one language" })
    .optional()
    .describe("Official languages; it writes in the first. [en] unless said."),
  holidays: matching(/^([A-Z]{2}|none)$/, "a country code such as FR, or none")
    .optional()
    .describe(
      "Country code whose public holidays it keeps. A real State keeps its own, a fictitious one none unless said.",
    ),
  weekend: listOf(dayOfWeek, "a list of days such as [fri, sat]")
    .optional()
    .describe("Days of the weekend; [sat, sun] unless said."),
  roster: name.optional().describe("Roster; its profile's, else `default`, unless said."),
  law: name.optional().describe("Domestic law; its profile's, else `default`, unless said."),
  profile: name.optional().describe("Kind of contact point; `default` unless said."),
  relays_only: flag
    .optional()
    .describe(
      "True of a hub that is no State's own contact point: no needs arise there, and nobody asks it by mistake.",
    ),
  played_by: playedBy.optional().describe("Who plays it in an exercise; `machine` unless said."),
  seats: mapOf(name, seat)
    .optional()
    .describe("Exercise: posts of the contact point, each with who plays it."),
  channels: mapOf(name, channelOverride)
    .optional()
    .describe("What is different about its channels, by name."),
  effects: effects.optional().describe("How it differs from its profile."),
}).meta({ id: "State", description: "A State and its contact point." });

const drawn = z
  .union(
    [
      name,
      keyed({
        draw: mapOf(name, weight).describe(
          "Weights by name; each State draws one, by the seed and its code.",
        ),
      }),
    ],
    { error: "a name, or weights to draw from such as { draw: { strong: 1, weak: 2 } }" },
  )
  .meta({
    id: "NameOrDraw",
    description: "A name for all, or `{ draw: { name: weight } }` from which each State draws one.",
  });

export const importStates = keyed({
  select: listOf(oneOf(["uncc-signatories", "budapest-parties", "all"]), "a list of selections")
    .min(1, { error: "at least one selection" })
    .optional()
    .describe("Lists of real States; a State of several lists enters once."),
  codes: listOf(stateId, "a list of codes such as [FR, NO]")
    .optional()
    .describe("Further real States by ISO 3166-1 code."),
  except: listOf(stateId, "a list of codes such as [FR, NO]")
    .optional()
    .describe("States to leave out."),
  profile: drawn.optional().describe("Their profile; `default` unless said."),
  law: drawn.optional().describe("Their law; the profile's, else `default`, unless said."),
  roster: drawn.optional().describe("Their roster; the profile's, else `default`, unless said."),
  effects: effects.optional().describe("How each differs from its profile."),
}).meta({
  id: "ImportStates",
  description: "Real States taken from the data of the package. Needs `real_states: true`.",
});

export type StateText = z.infer<typeof state>;
export type ImportText = z.infer<typeof importStates>;
export type EffectsText = z.infer<typeof effects>;
export type DrawnName = z.infer<typeof drawn>;
