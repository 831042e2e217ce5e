import { exp, ln } from "@contactpoint/engine";
import type { StudyFactor } from "@contactpoint/scenario";

/** Digits that a drawn value keeps, so that points have readable names. */
const DIGITS = 6;

/**
 * The value of a factor at `u` in [0, 1]: of a list its equal parts, of a range from min to max on
 * its scale. Whole numbers and spans (milliseconds) are rounded, whole numbers such that all have
 * equal parts of a linear scale; other numbers keep six digits.
 */
export function factorValue({ levels }: StudyFactor, u: number): string | number | boolean {
  if (levels.kind === "list") return levels.values[partOf(u, levels.values.length)] ?? "";
  const { min, max, scale, unit } = levels;
  if (unit === "whole" && scale === "linear") return min + partOf(u, max - min + 1);
  const value = scale === "log" ? exp(ln(min) + u * (ln(max) - ln(min))) : min + u * (max - min);
  const rounded = unit === "number" ? Number(value.toPrecision(DIGITS)) : Math.round(value);
  return Math.min(max, Math.max(min, rounded));
}

/**
 * Where a value lies between the first (0) and the last (1) that its factor takes: of a list by its
 * number, of a range on its scale. Of steps the place is not the `u` that the value was made from.
 */
export function factorPlace({ levels }: StudyFactor, value: string | number | boolean): number {
  if (levels.kind === "list") {
    return levels.values.length < 2 ? 0 : levels.values.indexOf(value) / (levels.values.length - 1);
  }
  const { min, max, scale } = levels;
  const at = scale === "log" ? ln : (x: number): number => x;
  return max === min ? 0 : (at(Number(value)) - at(min)) / (at(max) - at(min));
}

function partOf(u: number, parts: number): number {
  return Math.min(parts - 1, Math.floor(u * parts));
}
