import type { StudyMetric } from "@contactpoint/scenario";
import type { Interval } from "../comparison/comparison.ts";
import {
  decimalsFor,
  differenceScale,
  isCertain,
  numberText,
} from "../comparison/quantity-text.ts";

const NONE = "\u2013";

/** Both ends in the unit in which the difference stands, without it: `6.3 to 7.9`. */
export function intervalText(unit: StudyMetric["unit"], interval: Interval | null): string {
  if (interval === null) return NONE;
  if (isCertain(interval)) return "does not vary";
  const { low, estimate, high } = interval;
  const scale = differenceScale(unit, Math.max(Math.abs(estimate), (high - low) / 2));
  const decimals = decimalsFor(((high - low) / 2) * scale.factor, estimate * scale.factor);
  const [from, until] = [low, high].map((end) => numberText(end * scale.factor, decimals));
  return `${from ?? ""} to ${until ?? ""}`;
}

export function pText(p: number | null): string {
  if (p === null) return NONE;
  return p < 0.001 ? "< 0.001" : numberText(p, 3);
}

/** A number of no unit, such as a correlation. */
export function plainNumber(value: number | null, decimals = 2): string {
  return value === null ? NONE : numberText(value, decimals);
}
