import { z } from "zod";

import { keyed, plainText, positive } from "./leaf.ts";
import { span } from "./times.ts";

const SHAPE = "Above 0; 1 is the exponential, larger is steadier.";

const spanWanted =
  "a span such as PT30M, or a distribution such as { lognormal: { p50: PT6M, p95: PT20M } }";

/** How long something takes. */
export const duration = z.union([span, keyed(kinds(span))], { error: spanWanted }).meta({
  id: "Duration",
  description:
    "A span (always the same), or a distribution of spans with exactly one key: deterministic, uniform, exponential, lognormal, gamma, weibull, empirical.",
  minProperties: 1,
  maxProperties: 1,
});

const factorWanted =
  "a factor such as 1.2, or a distribution such as { lognormal: { p50: 1, p95: 1.6 } }";

/** By which factor a State differs from its profile. */
export const factor = z.union([positive, keyed(kinds(positive))], { error: factorWanted }).meta({
  id: "Factor",
  description: "A factor, or a distribution of factors from which one is drawn for each State.",
  minProperties: 1,
  maxProperties: 1,
});

/** What a study varies: a number, or a span. */
export const quantity = z.union([z.number(), span], { error: "a number, or a span such as PT30M" });

/** Keys of a distribution of quantities. */
export const quantityKinds = kinds(quantity);

/** The keys of a distribution of values of one kind; a map has exactly one of them. */
function kinds<T extends z.ZodType>(value: T) {
  return {
    deterministic: value.optional().describe("Always the same."),
    uniform: keyed({ min: value.describe("Least value."), max: value.describe("Greatest value.") })
      .optional()
      .describe("Every value between two equally likely."),
    exponential: keyed({ mean: value.describe("Mean.") })
      .optional()
      .describe("Without memory: many short, few long."),
    lognormal: keyed({
      p50: value.optional().describe("Median."),
      p95: value.optional().describe("95th percentile, at least the median."),
      mean: value.optional().describe("Mean, with `sd` in place of the percentiles."),
      sd: value.optional().describe("Standard deviation."),
    })
      .optional()
      .describe("Skewed, as times of people usually are: by p50 and p95, or by mean and sd."),
    weibull: keyed({
      scale: value.describe("The value that 63 % stay below."),
      shape: positive.describe(
        "Below 1 the longer it lasted the longer it lasts; 1 is exponential.",
      ),
    })
      .optional()
      .describe("By scale and shape."),
    gamma: keyed({ mean: value.describe("Mean."), shape: positive.describe(SHAPE) })
      .optional()
      .describe("By mean and shape."),
    empirical: keyed({
      values: z
        .array(value)
        .min(1, { error: "a list with at least one value" })
        .optional()
        .describe("Observed values, equally likely."),
      file: plainText.optional().describe("CSV file beside the scenario that holds them."),
      column: plainText.optional().describe("Column of that file."),
    })
      .optional()
      .describe("Observed values, listed or read from a column of a CSV file."),
  };
}
