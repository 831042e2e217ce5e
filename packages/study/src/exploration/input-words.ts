import { SECOND } from "@contactpoint/engine";
import type { Study } from "@contactpoint/scenario";

import { numberText, valueText } from "../comparison/quantity-text.ts";

const DIGITS = 3;

/** Title of a factor, of one word of it (`law=judge`), or of an uncertain parameter by its path. */
export function inputTitle({ factors, uncertain }: Study, input: string): string {
  const parameter = uncertain.find(({ path }) => path === input);
  const factor = factors.find(({ name }) => name === input || input.startsWith(`${name}=`));
  const title = (parameter ?? factor)?.title["en"];
  if (title === undefined) return input;
  return factor === undefined || factor.name === input
    ? title
    : `${title}: ${input.slice(factor.name.length + 1)}`;
}

/**
 * A value of an input in words: numbers to three digits, but those that the study lists as they are,
 * spans in a unit that suits them. Spans come as they are kept: those of a factor in milliseconds,
 * those of an uncertain parameter in seconds.
 */
export function inputText({ factors, uncertain }: Study, input: string, value: number): string {
  const levels = factors.find(({ name }) => name === input)?.levels;
  if (levels?.kind === "range" && levels.unit === "span") {
    return valueText("seconds", value / SECOND);
  }
  const parameter = uncertain.find(({ path }) => path === input);
  if (parameter?.unit === "span") return valueText("seconds", value);
  const rounded = levels?.kind === "list" ? value : Number(value.toPrecision(DIGITS));
  return numberText(rounded, decimalsOf(rounded));
}

function decimalsOf(value: number): number {
  let decimals = 0;
  while (decimals < 12 && Number(value.toFixed(decimals)) !== value) decimals++;
  return decimals;
}
