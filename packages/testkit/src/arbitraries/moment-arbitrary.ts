import {
  type Duration,
  formatInstant,
  formatIsoDuration,
  HOUR,
  MINUTE,
} from "@contactpoint/engine";
import fc from "fast-check";
import type { Frame } from "./frame.ts";
import { type Plain, RECORD } from "./plain-data.ts";

/**
 * Spans after the start, in [0, most), in milliseconds: mostly at an edge of the frame, or a
 * millisecond, a minute or an hour beside it, so that things meet; else anywhere.
 */
export function momentArbitrary(frame: Frame, most = frame.length): fc.Arbitrary<Duration> {
  const last = most - 1;
  const edges = frame.edges.filter((edge) => edge < most);
  const near = fc
    .tuple(fc.constantFrom(...(edges.length === 0 ? [0] : edges)), fc.constantFrom(...BESIDE))
    .map(([edge, by]) => Math.min(Math.max(edge + by, 0), last));
  const soon = fc.integer({ min: 0, max: Math.floor(Math.min(last, SOON) / MINUTE) });
  return fc.oneof(
    { weight: 5, arbitrary: near },
    { weight: 3, arbitrary: soon.map((minutes) => minutes * MINUTE) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: last }) },
  );
}

/** A point in time as a scenario file writes it, so long after the start of the frame. */
export function pointText(frame: Frame, after: Duration): string {
  return formatInstant(frame.start + after);
}

/** Spans in [least, most], at one of `edges` or beside it, or anywhere between. */
export function spanArbitrary(
  least: Duration,
  most: Duration,
  edges: readonly Duration[] = [],
): fc.Arbitrary<Duration> {
  const within = (span: Duration): Duration => Math.min(Math.max(span, least), most);
  const near = fc
    .tuple(fc.constantFrom(...edges, least), fc.constantFrom(...BESIDE))
    .map(([edge, by]) => within(edge + by));
  return fc.oneof(
    { weight: 3, arbitrary: near },
    { weight: 1, arbitrary: fc.integer({ min: least, max: most }) },
  );
}

/** Spans as a scenario file writes them: `PT30M`, `P60DT0.001S`. */
export function spanTextArbitrary(
  least: Duration,
  most: Duration,
  edges?: readonly Duration[],
): fc.Arbitrary<string> {
  return spanArbitrary(least, most, edges).map(formatIsoDuration);
}

/** How long something takes: mostly one span, which is easy to read, else a distribution of spans. */
export function durationArbitrary(
  least: Duration,
  most: Duration,
  edges?: readonly Duration[],
): fc.Arbitrary<Plain> {
  const span = spanArbitrary(least, most, edges);
  const text = span.map(formatIsoDuration);
  return fc.oneof(
    { weight: 4, arbitrary: text },
    { weight: 1, arbitrary: text.map((mean) => ({ exponential: { mean } })) },
    {
      weight: 1,
      arbitrary: fc.tuple(span, span).map(([a, b]) => ({
        uniform: { min: formatIsoDuration(Math.min(a, b)), max: formatIsoDuration(Math.max(a, b)) },
      })),
    },
  );
}

/** A span for each degree of urgency. */
export function waitsArbitrary(
  least: Duration,
  most: Duration,
  edges?: readonly Duration[],
): fc.Arbitrary<Plain> {
  const span = spanTextArbitrary(least, most, edges);
  return fc.record({ emergency: span, urgent: span, routine: span }, RECORD);
}

/** A chance: often none, sometimes certain. */
export function shareArbitrary(most = 1): fc.Arbitrary<number> {
  return fc.constantFrom(0, 0, 0.1, 0.3, 0.5, 1).map((share) => Math.min(share, most));
}

const BESIDE = [0, 0, 1, -1, MINUTE, -MINUTE, HOUR, -HOUR];
const SOON = 48 * HOUR;
