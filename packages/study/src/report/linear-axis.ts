import { decimalsFor, numberText } from "../comparison/quantity-text.ts";

/** An axis of numbers: where a value stands between 0 and 1, and what is written at it. */
export interface LinearAxis {
  readonly from: number;
  readonly until: number;
  readonly ticks: readonly (readonly [value: number, text: string])[];
  place(value: number): number;
}

const STEPS = [1, 2, 5, 10];

/** An axis of about `count` round ticks that holds all values. */
export function linearAxis(values: readonly number[], count = 6): LinearAxis {
  const least = Math.min(...values);
  const most = Math.max(...values);
  const [low, high] = least < most ? [least, most] : [least - 0.5, least + 0.5];
  const step = roundStep((high - low) / count);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  const decimals = step >= 1 ? 0 : decimalsFor(step, step);
  const ticks = Array.from({ length: last - first + 1 }, (_, i): [number, string] => {
    const value = (first + i) * step;
    return [value, numberText(value, decimals)];
  });
  const [from, until] = [first * step, last * step];
  return { from, until, ticks, place: (value) => (value - from) / (until - from) };
}

/** The least of 1, 2 and 5 times a power of ten that is not below. */
function roundStep(wanted: number): number {
  let power = 1;
  while (power > wanted) power /= 10;
  while (power * 10 <= wanted) power *= 10;
  return (STEPS.find((step) => step * power >= wanted * (1 - 1e-9)) ?? 10) * power;
}
