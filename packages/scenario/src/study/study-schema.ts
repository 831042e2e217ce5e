import { z } from "zod";

import { keyed, mapOf, matching, oneOf, plainText, wholeFrom } from "../schema/leaf.ts";
import { name, text } from "../schema/names.ts";
import { changePath, design, factors, uncertain } from "./factor-schema.ts";
import { metrics } from "./metric-schema.ts";
import { exploration, replications, robustness, selection, staffing } from "./plan-schema.ts";

const sectionKey = matching(/^[a-z][a-z_]*$/, "a key of a scenario such as topology");

const changes = {
  title: text.optional().describe("Title; its name unless said."),
  patch: mapOf(sectionKey, z.unknown(), "a map of the scenario's keys")
    .optional()
    .describe(
      "Merged into the scenario (RFC 7396): maps are joined, all else is replaced, null removes a key.",
    ),
  set: mapOf(changePath, z.unknown(), "a map of paths to values")
    .optional()
    .describe("Single values by their path, such as `workload.0.arrivals.poisson.per_day`."),
};

const variant = keyed(changes).meta({
  id: "Variant",
  description: "A change of the base scenario; without `patch` and `set` it is the base itself.",
});

const off = keyed(changes).meta({
  id: "Switch",
  description: "A change that takes one benefit or cost away, for variants and baseline alike.",
});

/** A whole study file: `contactpoint-study/1`. */
export const study = keyed({
  format: matching(/^contactpoint-study\/1$/, "contactpoint-study/1").describe(
    "Format and its major version: contactpoint-study/1.",
  ),
  id: matching(
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    "a name in lower case such as hub-or-mesh",
  ).describe("Name of the study; its folder of results is called by it."),
  version: matching(/^\d+\.\d+\.\d+$/, "three numbers such as 1.0.0").describe(
    "Version of this study: three numbers.",
  ),
  title: text.describe("Title."),
  description: text.optional().describe("What it asks."),
  marking: matching(/EXERCISE/, "a text that contains the word EXERCISE").describe(
    "Shown on every page; contains the word EXERCISE.",
  ),
  seed: wholeFrom(0, "a whole number from 0 to 9007199254740991").describe(
    "Seeds of all replications and draws follow from it.",
  ),
  base: plainText.describe(
    "Scenario file that is varied: in this folder, below it, or in the one above (../first.yaml).",
  ),
  variants: mapOf(name, variant).describe("What is compared, by name."),
  baseline: name
    .optional()
    .describe("Variant with which the others are compared; the first unless said."),
  factors: factors.optional().describe("Values varied on purpose, by name."),
  design: design
    .optional()
    .describe("Which combinations of the factors are run; all of them unless said."),
  uncertain: uncertain.optional().describe("Parameters that nobody knows."),
  switches: mapOf(name, off)
    .optional()
    .describe("Without what the comparison is repeated, by name."),
  metrics: metrics
    .optional()
    .describe(
      "What is measured, by name. Unless said `in-time` (preserved in time), `time-to-preserve` (mean up to 30 days) and `officers`.",
    ),
  replications: replications.optional().describe("How often each point is run; 30 unless said."),
  selection: selection.optional().describe("How the best variant is found."),
  staffing: staffing.optional().describe("How hours on duty become officers and cost."),
  exploration: exploration.optional().describe("What the finished results are asked."),
  robustness: robustness.optional().describe("The network under removal of States."),
  keep: oneOf(["measures", "requests"])
    .optional()
    .describe("What is kept of a replication: its measures (unless said), or every request too."),
});

export type StudyText = z.infer<typeof study>;
export type ChangesText = z.infer<typeof variant>;
