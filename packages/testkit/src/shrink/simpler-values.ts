import { DAY, formatIsoDuration, HOUR, MINUTE, type Instant } from "@contactpoint/engine";

import { isMap, type Place } from "./place.ts";
import { offsetText, parsePoint, parseSpan } from "./written-times.ts";

/**
 * What may stand in place of a value, the simplest first. Each is simpler than the value by a fixed
 * order, so that replacing again and again comes to an end.
 */
export function simplerValues(value: unknown, place: Place, start: Instant): readonly unknown[] {
  if (typeof value === "number") return place.at(-1) === "seed" ? seeds(value) : numbers(value);
  if (typeof value === "string") return texts(value, place, start);
  if (place.length === 2 && place[0] === "rosters") return differing(ALWAYS_THERE, value);
  return isMap(value) && !Array.isArray(value) ? medians(value) : [];
}

/** One officer at any hour. */
const ALWAYS_THERE = { shifts: [{ id: "always", from: "00:00", to: "00:00" }] };

const SPANS: readonly number[] = [0, MINUTE, HOUR, DAY, 7 * DAY, 30 * DAY, 60 * DAY, 90 * DAY];

const WORDS: Readonly<Record<string, string>> = {
  zone: "UTC",
  urgency: "routine",
  form: "preservation",
  order_by: "police",
};

function texts(text: string, place: Place, start: Instant): readonly string[] {
  const span = parseSpan(text);
  if (span !== null) return simplerSpans(span);
  const point = parsePoint(text, start);
  if (point !== null) return simplerPoints(text, point - start);
  const word = WORDS[String(place.at(-1))];
  return word === undefined || word === text ? [] : [word];
}

function simplerSpans(span: number): readonly string[] {
  const even = SPANS.filter((each) => each < span);
  if (SPANS.includes(span)) return even.map(formatIsoDuration);
  const cut = [DAY, HOUR, MINUTE].map((unit) => Math.floor(span / unit) * unit);
  const shorter = [...even, ...cut.filter((each) => each > 0 && each < span)];
  return [...new Set(shorter)].map(formatIsoDuration);
}

/** The start, plain times soon after it, then whole days, hours and minutes before, then after. */
function simplerPoints(text: string, after: number): readonly string[] {
  if (after < 0) return [];
  const units = [DAY, HOUR, MINUTE].filter((unit) => after % unit !== 0);
  const early = units.map((unit) => Math.floor(after / unit) * unit);
  const late = units.map((unit) => Math.ceil(after / unit) * unit);
  const isWritten = after % 1_000 === 0 && text !== offsetText(after);
  const plain = SPANS.filter((span) => span >= HOUR && span < after);
  // What is plain only comes nearer to the start, or rounding would go to and fro.
  if (SPANS.includes(after)) return [0, ...plain].filter((each) => each !== after).map(offsetText);
  return [...new Set([0, ...plain, ...early, ...late])]
    .filter((each) => each !== after)
    .map(offsetText)
    .concat(isWritten ? [offsetText(after)] : []);
}

function numbers(value: number): readonly number[] {
  if (value === 0) return [];
  if (value === 1) return [0];
  const isRound = value === 0.5 || Number(value.toPrecision(1)) === value;
  const rounder = isRound ? [] : [0.5, Math.floor(value), Number(value.toPrecision(1))];
  return [...new Set([0, 1, ...rounder])].filter((each) => each !== value);
}

function seeds(seed: number): readonly number[] {
  return [1, 2, 3].filter((each) => seed === 0 || seed > 3 || each < seed);
}

/** Fixed spans in place of a distribution: what its parameters name. */
function medians(value: Readonly<Record<string | number, unknown>>): readonly string[] {
  const [kind, ...more] = Object.keys(value);
  if (kind === undefined || more.length > 0) return [];
  const inner = value[kind];
  const named = isMap(inner) ? Object.values(inner) : kind === "deterministic" ? [inner] : [];
  return named.filter(
    (each): each is string => typeof each === "string" && parseSpan(each) !== null,
  );
}

function differing(simpler: object, value: unknown): readonly object[] {
  return JSON.stringify(simpler) === JSON.stringify(value) ? [] : [simpler];
}
