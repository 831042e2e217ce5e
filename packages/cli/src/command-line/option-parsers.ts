import { DAY, SECOND } from "@contactpoint/engine";
import { parseSpan as spanOf } from "@contactpoint/scenario/span";
import { InvalidArgumentError } from "commander";

/** A seed as scenarios have it. */
export function parseSeed(text: string): number {
  const seed = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(seed)) {
    throw new InvalidArgumentError("It is a whole number from 0 to 9007199254740991.");
  }
  return seed;
}

/** How many, at least one. */
export function parseCount(text: string): number {
  const count = Number(text);
  if (!/^\d+$/.test(text) || count < 1 || !Number.isSafeInteger(count)) {
    throw new InvalidArgumentError("It is a whole number from 1.");
  }
  return count;
}

export const PORT_MOST = 65_535;

export function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > PORT_MOST) {
    throw new InvalidArgumentError("It is a whole number from 0 to 65535.");
  }
  return port;
}

/** @returns epoch milliseconds */
export function parseInstant(text: string): number {
  const isInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/.test(text);
  const instant = Date.parse(text);
  if (!isInstant || Number.isNaN(instant) || instant < 0) {
    throw new InvalidArgumentError("It is an instant with its offset: 2027-03-01T08:00:00Z.");
  }
  return instant;
}

/** Timers reach no further. */
const SPAN_MOST = 24 * DAY;

/** @returns milliseconds */
export function parseSpan(text: string): number {
  const span = /^P(?=[T\d])(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$/.test(text) ? spanOf(text) : NaN;
  if (!(span <= SPAN_MOST)) {
    throw new InvalidArgumentError("It is a duration up to P24D: PT1H, PT90M or, for none, PT0S.");
  }
  return span;
}

/** Timers reach further, but nobody waits longer for an answer. */
const PATIENCE_MOST = DAY / SECOND;

/** @returns seconds */
export function parsePatience(text: string): number {
  const seconds = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || !(seconds > 0 && seconds <= PATIENCE_MOST)) {
    throw new InvalidArgumentError(`It is a number of seconds above 0, at most ${PATIENCE_MOST}.`);
  }
  return seconds;
}

/** Exercise seconds in a real second. */
export function parseRate(text: string): number {
  const rate = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || !(rate > 0)) {
    throw new InvalidArgumentError("It is a number above 0.");
  }
  return rate;
}
