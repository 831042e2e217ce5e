import type { JournalRecord, MessageType } from "@contactpoint/protocol";
import type { Fact } from "./fact.ts";
import { ORIGIN, type RecordNames, recordOf } from "./fact-record.ts";

/** The facts that rules may still ask about, oldest first. */
export type Past = readonly Fact[];

/** The same for pasts that rules cannot tell apart. */
export function pastKey(past: Past): string {
  return JSON.stringify(past);
}

/** The past as a journal tells it. */
export function recordsOfPast(past: Past, names: RecordNames): JournalRecord[] {
  let clock = 0;
  return past.map((fact) => {
    if (fact.kind === "hold") clock = fact.at;
    return recordOf(fact, ORIGIN + clock, names);
  });
}

/** The past after these facts. */
export function remember(past: Past, facts: readonly Fact[]): Past {
  let next: Past = past;
  for (const fact of facts) {
    if (fact.kind === "state" && fact.machine === "requested" && fact.from !== fact.to)
      next = next.filter((old) => !WHILE_ASKING.has(placeOf(old) ?? ""));
    const place = placeOf(fact);
    const isKnown = (one: string): boolean => next.some((old) => placeOf(old) === one);
    if (place === null || (keepsFirst(place) && isKnown(place))) continue;
    if (place === "arrived supplement" && !isKnown("asked")) continue;
    // Of orders and announcements the last one counts.
    if (place === "notice" || place === "order")
      next = next.filter((old) => placeOf(old) !== place);
    next = place === "request" ? [fact, ...next] : [...next, fact];
  }
  // Once both sides have ended, rules ask only how they ended.
  return hasEnded(next) ? next.filter((fact) => AFTER_END.has(placeOf(fact) ?? "")) : next;
}

/** Both sides have come to an end. */
export function hasEnded(past: Past): boolean {
  const ends = past.map(placeOf);
  return ends.includes("end requesting") && ends.includes("end requested");
}

/** What was supplied answers the question under way; the next one takes another answer. */
const WHILE_ASKING: ReadonlySet<string> = new Set(["asked", "arrived supplement"]);

const AFTER_END: ReadonlySet<string> = new Set([
  "request",
  "arrived request",
  "arrived assistance-request",
  "assistance-decision",
  "end requesting",
  "end requested",
  "end hold",
]);

/** Facts of one place say the same or follow one another; null: rules never look back at it. */
function placeOf(fact: Fact): string | null {
  switch (fact.kind) {
    case "sent":
      return SENT[fact.type] ?? null;
    case "delivered":
      return ARRIVED.has(fact.type) && !fact.again ? `arrived ${fact.type}` : null;
    case "ordered":
    case "order-answered":
      return "order";
    case "concluded":
      return fact.task === "review" && fact.result === "prejudice" ? "prejudice" : null;
    case "state":
      if (fact.to === "open.awaiting-supplement") return "asked";
      return fact.final ? `end ${fact.machine}` : null;
    case "hold":
      return "hold";
  }
}

function keepsFirst(place: string): boolean {
  return place !== "request" && place !== "order" && place !== "hold" && place !== "notice";
}

const SENT: Readonly<Partial<Record<MessageType, string>>> = {
  request: "request",
  acknowledgement: "acknowledgement",
  "prejudice-notice": "prejudice",
  refusal: "whole answer",
  referral: "whole answer",
  "location-answer": "whole answer",
  confirmation: "item answer",
  negative: "item answer",
  disclosure: "item answer",
  "traffic-data-disclosure": "item answer",
  "assistance-decision": "assistance-decision",
  "expiry-notice": "notice",
};

const ARRIVED: ReadonlySet<MessageType> = new Set([
  "request",
  "supplement",
  "choice",
  "withdrawal",
  "extension-request",
  "assistance-request",
] as const);
