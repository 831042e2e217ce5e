import { DAY, type Instant } from "@contactpoint/engine";
import { REPEATED_MESSAGES } from "@contactpoint/protocol";
import type { Message as Letter } from "@contactpoint/protocol/messages";
import type { Effects } from "./node-frame.ts";

/** What words are relative to. */
export interface Said {
  /** When the data of a request were first preserved; ends are given from there. */
  preservedFrom(request: string): Instant | undefined;
  /** Whether the same was said before, apart from id and instant. */
  wasSaid(letter: Letter): boolean;
  /** The request of the case: others are named. */
  readonly request: string;
}

/** The effects on others of one answer, each in words such as `says confirmation 0 60d`. */
export function effectWords(effects: Effects, letters: readonly Letter[], said: Said): string[] {
  const from = (request: string): string => (request === said.request ? "" : ` of ${request}`);
  return [
    ...effects.hold.map(
      ({ item, change, until, reason, request }) =>
        `holds ${item} ${change} ${span(until, said.preservedFrom(request))}` +
        `${reason === undefined ? "" : ` ${reason}`}${from(request)}`,
    ),
    ...effects.order.map(
      ({ item, provider, attempt, request }) =>
        `orders ${item} ${provider} ${attempt}${from(request)}`,
    ),
    ...effects.ask.map(
      ({ task, item, request }) =>
        `asks ${task}${item === undefined ? "" : ` ${item}`}${from(request)}`,
    ),
    ...letters.map((letter) => `${letterWords(letter, said)}${from(letter.request)}`),
    ...effects.reject.map(({ error }) => `rejects ${error}`),
    ...effects.take.map(
      ({ task, item, request }) =>
        `takes ${task}${item === undefined ? "" : ` ${item}`}${from(request)}`,
    ),
  ];
}

/** A message in words, such as `says confirmation 0 60d`. */
export function letterWords(letter: Letter, said: Said): string {
  const verb = isSaidAgain(letter.type) && said.wasSaid(letter) ? "repeats" : "says";
  const { type, item } = letter;
  const words = [verb, type, item ?? "", detail(letter, said)];
  return words.filter((word) => word !== "").join(" ");
}

/** Its repetition is word for word; others may well say the same twice. */
function isSaidAgain(type: Letter["type"]): boolean {
  return type === "request" || REPEATED_MESSAGES.has(type);
}

function detail(letter: Letter, said: Said): string {
  const end = (until: Instant): string => span(until, said.preservedFrom(letter.request));
  switch (letter.type) {
    case "missing-items-request":
      return letter.missing.join(" ");
    case "refusal":
      return letter.ground;
    case "prejudice-notice":
      return letter.threat;
    case "referral":
      return letter.next_state;
    case "confirmation":
      return span(letter.until, letter.preserved_from);
    case "negative":
      return letter.negative;
    case "traffic-data-disclosure":
      return letter.next_provider;
    case "location-answer":
      return letter.located.map(({ provider, state }) => `${provider} ${state ?? "-"}`).join(" ");
    case "disclosure":
      return letter.content ? "content" : "no-content";
    case "extension-decision":
      return `${letter.granted ? "granted" : "refused"} ${end(letter.until)}`;
    case "assistance-decision":
      return letter.granted ? "granted" : "refused";
    case "status-report":
      return letter.status;
    case "expiry-notice":
    case "extension-request":
      return end(letter.until);
    case "release-notice":
      return letter.reason;
    default:
      return "";
  }
}

/** Days, and the rest in milliseconds; without a beginning the instant itself. */
function span(until: Instant, from: Instant | undefined): string {
  if (from === undefined) return String(until);
  const days = Math.floor((until - from) / DAY);
  const rest = until - from - days * DAY;
  return rest === 0 ? `${days}d` : `${days}d+${rest}ms`;
}
