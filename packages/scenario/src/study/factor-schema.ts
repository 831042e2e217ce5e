import { z } from "zod";

import { quantity, quantityKinds } from "../schema/distribution-schema.ts";
import { count, flag, keyed, listOf, mapOf, matching, oneOf, plainText } from "../schema/leaf.ts";
import { name, text } from "../schema/names.ts";

export const changePath = matching(
  /^[^.\s]+(\.[^.\s]+)*$/,
  "a path of keys such as profiles.default.error.omit_item",
);

const PATH_MEANING =
  "Keys of the scenario joined by dots, such as `scale`; of a list the number (from 0) or `id` of an item.";

const scalar = z.union([z.number(), z.boolean(), plainText], {
  error: "a number, a text, true or false",
});

const range = keyed({
  min: quantity.describe("Least value: a number or a span."),
  max: quantity.describe("Greatest value, above `min`."),
  scale: oneOf(["linear", "log"])
    .optional()
    .describe("Whether equal steps are differences or ratios; linear unless said."),
  whole: flag.optional().describe("True for whole numbers only. False unless said."),
});

export const factors = mapOf(
  name,
  keyed({
    path: changePath.describe(PATH_MEANING),
    title: text.optional().describe("Title; its name unless said."),
    values: listOf(scalar, "a list of values such as [0.5, 1, 2]")
      .min(2, { error: "a list of at least two values" })
      .optional()
      .describe("Values that it takes, in order."),
    range: range.optional().describe("Least and greatest value, in place of `values`."),
  }).meta({
    id: "Factor",
    description: "A value of the scenario that is varied on purpose: by `values` or by `range`.",
  }),
);

export const design = keyed({
  kind: oneOf(["grid", "latin-hypercube", "sobol", "saltelli", "morris"])
    .optional()
    .describe("How combinations are chosen; all of them (grid) unless said."),
  samples: count
    .optional()
    .describe("latin-hypercube, sobol: number of points; saltelli: times (factors + 2)."),
  trajectories: count
    .optional()
    .describe("morris: number of trajectories of (factors + 1) points each; 10 unless said."),
  levels: count
    .optional()
    .describe("morris: levels of each factor, an even number; 4 unless said."),
  constraints: listOf(
    mapOf(
      name,
      z.union([scalar, listOf(scalar, "a list of values").min(1)], {
        error: "a value, or a list of values",
      }),
    ),
    "a list of maps such as { volume: [2], staff: [1] }",
  )
    .optional()
    .describe("grid: a point whose factors match all entries of one of these is not run."),
}).meta({ id: "Design", description: "Which combinations of the factors are run." });

export const uncertain = listOf(
  keyed({
    path: changePath.describe(PATH_MEANING),
    title: text.optional().describe("Title; its path unless said."),
    ...quantityKinds,
    whole: flag
      .optional()
      .describe("True if draws are rounded to whole numbers. False unless said."),
    basis: oneOf(["sourced", "calculated", "assumption"])
      .optional()
      .describe("What the distribution rests on; assumption unless said."),
    source: plainText.optional().describe("Where it comes from; wanted for all but assumptions."),
  }).meta({
    id: "Uncertain",
    description:
      "A parameter that nobody knows, drawn anew for each draw: a path with exactly one distribution, of numbers or of spans.",
  }),
  "a list of paths with distributions",
);

export type FactorText = z.infer<typeof factors>[string];
export type DesignText = z.infer<typeof design>;
export type UncertainText = z.infer<typeof uncertain>[number];
export type Quantity = z.infer<typeof quantity>;
