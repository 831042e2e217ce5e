import { z } from "zod";

import { channelOverride } from "./channel-schema.ts";
import { clock, localClock } from "./clock-schema.ts";
import { inject } from "./event-schema.ts";
import { expectation, objectives } from "./expectation-schema.ts";
import { fault } from "./fault-schema.ts";
import { instrument, law } from "./law-schema.ts";
import {
  countOrZero,
  flag,
  keyed,
  listOf,
  mapOf,
  matching,
  oneOf,
  plainText,
  positive,
  wholeFrom,
} from "./leaf.ts";
import { name, stateId, text } from "./names.ts";
import { practice, register } from "./practice-schema.ts";
import { profile } from "./profile-schema.ts";
import { provider } from "./provider-schema.ts";
import { roster } from "./roster-schema.ts";
import { importStates, state } from "./state-schema.ts";
import { point } from "./times.ts";
import { escalationStep, topology } from "./topology-schema.ts";
import { workload } from "./workload-schema.ts";

const choice = keyed({
  draw: plainText.describe(
    "Name of the draw: link/XA>XB/<request>/<message>.<hop>, takes/<State>/<request>/<task>/<number>, finds/<State>/<request>/<task>/<number>, answers/<provider>/<request>/<item>/<try> or answers-after/<provider>/<request>/<item>/<try>.",
  ),
  is: z
    .union([countOrZero, plainText], { error: "a span such as PT5M, or a word such as drop" })
    .describe(
      "What it gives instead. link: drop, pass, copy or a span; takes, answers-after: a span; finds: the result of the task; answers: the provider's answer. A span may be a number of milliseconds.",
    ),
}).meta({ id: "Choice", description: "A single draw overridden by name." });

const liveness = keyed({
  from: point.describe("When the core is healed."),
  core: listOf(stateId, "a list of States such as [XA, XB]")
    .min(1)
    .optional()
    .describe("The States that are healed; all unless said."),
}).meta({
  id: "Liveness",
  description:
    "From here on no fault begins and no need or inject arises. Faults of the core end, those of others stay; between States of the core nothing is lost or doubled, and each try gets through.",
});

const members = z.union(
  [
    listOf(stateId, "a list of States such as [XA, XB]"),
    keyed({
      data: oneOf(["uncc-signatories", "budapest-parties", "all"]).describe(
        "List of real States in the data of the package.",
      ),
    }),
  ],
  { error: "a list of States such as [XA, XB], or { data: budapest-parties }" },
);

/** Sections: what a file named under `include` may hold. */
const sections = {
  states: mapOf(stateId, state).optional().describe("States by code, XA to XZ without XK."),
  import_states: importStates.optional().describe("Real States from the data of the package."),
  profiles: mapOf(name, profile).optional().describe("Kinds of contact points by name."),
  rosters: mapOf(name, roster).optional().describe("Duty rosters by name."),
  laws: mapOf(name, law).optional().describe("Domestic laws by name."),
  providers: mapOf(name, provider).optional().describe("Service providers by name."),
  channels: mapOf(name, channelOverride)
    .optional()
    .describe("Channels by name; email and phone always exist."),
  networks: mapOf(name, members)
    .optional()
    .describe("Existing networks by name: their member States."),
  pools: mapOf(
    name,
    keyed({
      states: listOf(stateId, "a list of States such as [XA, XB]")
        .min(2, { error: "at least two States" })
        .describe("States whose officers stand in for one another."),
    }),
  )
    .optional()
    .describe(
      "Contact points that acknowledge, check and locate for one another while nobody is present.",
    ),
  instruments: mapOf(name, instrument)
    .optional()
    .describe("Legal bases by name, in order of preference where several bind a pair."),
  topology: topology.optional().describe("Which links messages travel; a mesh unless said."),
  register: register.optional().describe("The register of contact points."),
  escalation: listOf(escalationStep, "a list of steps")
    .min(1, { error: "at least one step" })
    .optional()
    .describe("What the requesting side tries, in order, until somebody acknowledges."),
  practice: practice.optional().describe("How contact points follow up."),
  scale: positive.optional().describe("Multiplies the rate of every Poisson source."),
  workload: listOf(workload, "a list of sources").optional().describe("Sources of needs."),
  clocks: mapOf(stateId, localClock)
    .optional()
    .describe("Live network: clocks that are wrong, by State."),
  injects: listOf(inject, "a list of injects").optional().describe("What happens to participants."),
  faults: listOf(fault, "a list of faults").optional().describe("Hardship imposed on the run."),
  liveness: liveness
    .optional()
    .describe("A phase at the end in which all that was asked must come to its end."),
  expectations: listOf(expectation, "a list of expectations")
    .optional()
    .describe("What should come out."),
  objectives: objectives.optional().describe("Objectives by name, in a sentence each."),
  omit: listOf(plainText, "a list of names such as [everyday/XA/17]")
    .optional()
    .describe(
      "Generated things left out, such as everyday/XA/17; all other draws stay as they were.",
    ),
  choices: listOf(choice, "a list of choices")
    .optional()
    .describe("Single draws overridden by name; all others follow the seed."),
};

/** A whole scenario file: `contactpoint/1`. */
export const scenario = keyed({
  format: matching(/^contactpoint\/1$/, "contactpoint/1").describe(
    "Format and its major version: contactpoint/1.",
  ),
  id: matching(
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    "a name in lower case such as first-night",
  ).describe("Name of the scenario; the folder of a run is called by it."),
  version: matching(/^\d+\.\d+\.\d+$/, "three numbers such as 1.0.0").describe(
    "Version of this scenario: three numbers.",
  ),
  title: text.describe("Title."),
  description: text.optional().describe("What it is about."),
  level: oneOf(["L1", "L2", "L2a", "L2b", "L3"])
    .optional()
    .describe("Exercise: L1 ping, L2a form, L2b assistance, L3 full scale."),
  marking: matching(/EXERCISE/, "a text that contains the word EXERCISE").describe(
    "Shown on every message, screen and page; contains the word EXERCISE.",
  ),
  seed: wholeFrom(0, "a whole number from 0 to 9007199254740991").describe(
    "Every draw follows from it.",
  ),
  real_states: flag
    .optional()
    .describe("True to use codes of real States; outputs then say that they assess none."),
  include: listOf(plainText, "a list of files such as [lib/forms.yaml]")
    .optional()
    .describe("Files inside this folder whose sections are merged with this one's."),
  clock: clock.describe("When the run takes place."),
  ...sections,
});

export type ScenarioText = z.infer<typeof scenario>;
