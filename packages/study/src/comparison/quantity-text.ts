import type { StudyMetric } from "@contactpoint/scenario";

const MINUS = "\u2212";
const SPACE = "\u00a0";
const GROUP = "\u202f";
/** Digits before the point. */
const GROUPED_FROM = 5;
const NONE = "\u2013";
export const MOST_DECIMALS = 6;
/** Of a number that is all there is, whatever a product has left in its last bits. */
const DIGITS = 15;
const NAMED_DIGITS = 6;

/** How a metric's values are written: `value × factor`, with `unit` behind it. */
export interface Scale {
  readonly factor: number;
  readonly unit: string;
}

const SPANS: readonly (readonly [from_s: number, seconds: number, unit: string])[] = [
  [3 * 86_400, 86_400, "d"],
  [2 * 3_600, 3_600, "h"],
  [2 * 60, 60, "min"],
  [0, 1, "s"],
];

/** Of single values: shares in per cent, spans in the unit that suits `size`. */
export function scaleOf(unit: StudyMetric["unit"], size: number): Scale {
  if (unit === "share") return { factor: 100, unit: "%" };
  if (unit === "number") return { factor: 1, unit: "" };
  const [, seconds = 1, name = "s"] = SPANS.find(([from]) => Math.abs(size) >= from) ?? [];
  return { factor: 1 / seconds, unit: name };
}

/** Of differences: those of shares are percentage points, never per cent of one another. */
export function differenceScale(unit: StudyMetric["unit"], size: number): Scale {
  return unit === "share" ? { factor: 100, unit: "percentage points" } : scaleOf(unit, size);
}

/** Of a width that a study names, in which it is a round number: 3600 s are 1 h, 0.01 is 1 percentage point. */
export function roundScale(unit: StudyMetric["unit"], width: number): Scale {
  if (unit !== "seconds") return differenceScale(unit, width);
  const span = SPANS.find(([, size]) => width >= size && width % size === 0);
  return span === undefined ? scaleOf(unit, width) : { factor: 1 / span[1], unit: span[2] };
}

/** A width that a study names, with no more digits than it has: `1 percentage point`, `1.5 h`. */
export function namedWidth(width: number, { factor, unit }: Scale): string {
  const value = Number((width * factor).toPrecision(NAMED_DIGITS));
  const name = value === 1 ? unit.replace(/points$/u, "point") : unit;
  return name === "" ? `${value}` : `${value}${SPACE}${name}`;
}

/**
 * Decimals that show the first digit of a half-width, one at least and six at most; a value that
 * is certain keeps its own, unless it is so large that they tell nothing.
 */
export function decimalsFor(halfWidth: number, value: number): number {
  if (halfWidth === 0 && Number.isInteger(value)) return 0;
  const shown = halfWidth > 0 ? halfWidth : Math.abs(value);
  if (shown >= 10) return halfWidth > 0 || shown >= 10 ** (GROUPED_FROM - 1) ? 0 : 1;
  let decimals = 1;
  for (let size = shown * 10; size < 1 && decimals < MOST_DECIMALS; size *= 10) decimals += 1;
  return decimals;
}

/**
 * A number with so many decimals and a true minus; halves are rounded away from zero. Thousands are
 * set apart from ten thousand on.
 */
export function numberText(value: number, decimals: number): string {
  const text = rounded(Math.abs(value), decimals).toFixed(decimals);
  return `${value < 0 && Number(text) !== 0 ? MINUS : ""}${grouped(text)}`;
}

function grouped(text: string): string {
  const [whole = "", ...fraction] = text.split(".");
  if (whole.length < GROUPED_FROM) return text;
  return [whole.replaceAll(/\B(?=(?:\d{3})+$)/gu, GROUP), ...fraction].join(".");
}

/** 57.5, which comes as 57.49999999999999 where 0.575 is multiplied by 100, is rounded like 17.5. */
function rounded(size: number, decimals: number): number {
  const power = 10 ** decimals;
  return Math.round(Number((size * power).toPrecision(DIGITS))) / power;
}

/** A value in its unit: `80.2 %`, `3.1 h`, `0.12`. */
export function quantityText(value: number, scale: Scale, decimals: number): string {
  const number = numberText(value * scale.factor, decimals);
  return scale.unit === "" ? number : `${number}${SPACE}${scale.unit}`;
}

/** A value alone: `80.2 %`, `3.1 h`; a dash of none. */
export function valueText(unit: StudyMetric["unit"], value: number | null): string {
  if (value === null) return NONE;
  const scale = scaleOf(unit, value);
  const shown = value * scale.factor;
  return quantityText(value, scale, unit === "number" ? plainDecimals(shown) : 1);
}

/** A difference alone, such as a loss or an effect: `7.1 percentage points`, `3.1 h`; a dash of none. */
export function differenceText(unit: StudyMetric["unit"], value: number | null): string {
  return unit === "share" && value !== null
    ? quantityText(value, differenceScale(unit, value), 1)
    : valueText(unit, value);
}

/** A level such as 0.57 in per cent, without what multiplying leaves in its last digits: 57. */
export function confidencePercent(confidence: number): number {
  return Number((confidence * 100).toPrecision(8));
}

/** A mean and its half-width in one unit: `80.2 ± 0.4 %`. */
export function meanText(unit: StudyMetric["unit"], ends: Ends): string {
  return withHalfWidth(scaleOf(unit, ends.estimate), ends);
}

/** A difference and its half-width: `7.1 ± 0.8 percentage points`. */
export function plusMinus(unit: StudyMetric["unit"], ends: Ends): string {
  const size = Math.max(Math.abs(ends.estimate), (ends.high - ends.low) / 2);
  return withHalfWidth(differenceScale(unit, size), ends);
}

interface Ends {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** What remains of equal differences in the last bits of numbers is no uncertainty. */
const ROUNDING = 1e-9;

/** Whether nothing varies, but for rounding. */
export function isCertain({ estimate, low, high }: Ends): boolean {
  return (high - low) / 2 <= ROUNDING * Math.abs(estimate);
}

function withHalfWidth({ factor, unit }: Scale, ends: Ends): string {
  const { estimate, low, high } = ends;
  const half = isCertain(ends) ? 0 : (high - low) / 2;
  const decimals = decimalsFor(half * factor, estimate * factor);
  const width = half === 0 ? "" : `${SPACE}±${SPACE}${numberText(half * factor, decimals)}`;
  return `${numberText(estimate * factor, decimals)}${width}${unit === "" ? "" : `${SPACE}${unit}`}`;
}

/** Three digits that count, or all before the point. */
function plainDecimals(value: number): number {
  if (Number.isInteger(value)) return 0;
  let decimals = 2;
  for (let size = Math.abs(value); size < 1 && decimals < MOST_DECIMALS; size *= 10) decimals += 1;
  for (let size = Math.abs(value); size >= 10 && decimals > 0; size /= 10) decimals -= 1;
  return decimals;
}
