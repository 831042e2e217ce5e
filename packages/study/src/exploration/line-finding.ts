import type { Study, StudyMetric } from "@contactpoint/scenario";

import type { DecisiveAssumption, Difference, Interval } from "../comparison/comparison.ts";
import { confidencePercent } from "../comparison/quantity-text.ts";
import { inputText } from "./input-words.ts";
import type { LineFit } from "./line-fit.ts";

type Outcome = DecisiveAssumption["outcome"];

/** A line whose crossing is known to lie somewhere. */
export type CrossingLine = LineFit & { readonly crossing: Interval };

/** Share of the range that is no more than rounding. */
const ROUNDING = 1e-9;

/**
 * Whether the difference changes its sign among the values drawn. It does where the line is below
 * zero at one end and above it at the other beyond chance; it does not where the line is on one side
 * at both, and the mean difference, too, is decided: else one sentence would call undecided what the
 * next one calls better.
 */
export function outcomeOf(
  { crossing, least, most }: CrossingLine,
  decision: Difference["decision"],
): Outcome {
  const rounding = ROUNDING * (most - least);
  if (crossing.low > least + rounding && crossing.high < most - rounding) return "flips";
  return isOutside(crossing, least, most) && decision !== "undecided" ? "stays" : "undecided";
}

/** What is known of who is better where, as the end of a sentence without its full stop. */
export function findingText(
  study: Study,
  { path, metric, fit }: { path: string; metric: StudyMetric; fit: CrossingLine },
  outcome: Outcome,
  [one, other]: readonly [one: string, other: string],
): string {
  const { crossing, slope, least, most } = fit;
  const text = (value: number): string => inputText(study, path, value);
  const drawn = `from ${text(least)} to ${text(most)}`;
  const rises = slope > 0 === (metric.better === "higher");
  const [below, above] = rises ? [other, one] : [one, other];
  if (outcome === "flips") {
    return `below ${text(crossing.estimate)} ${below} is better, above it ${above}`;
  }
  if (outcome === "stays") {
    const better = crossing.high < least ? above : below;
    return `${better} stays better ${drawn}, which is all that was drawn`;
  }
  if (isOutside(crossing, least, most)) {
    return `the values drawn, ${drawn}, do not settle who is better`;
  }
  const level = `${confidencePercent(study.replications.confidence)}\u00a0%`;
  const ends = `${text(crossing.low)} to ${text(crossing.high)}`;
  return `the values drawn, ${drawn}, do not settle whether another is better from some value on (a straight line crosses zero at ${text(crossing.estimate)}; ${ends} with a confidence of ${level})`;
}

function isOutside({ low, high }: Interval, least: number, most: number): boolean {
  return high < least || low > most;
}
