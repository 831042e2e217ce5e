import { formatInstant, type Instant, localTimeAt, MINUTE } from "@contactpoint/engine";
import type { DataItem } from "@contactpoint/protocol/messages";
import { spread } from "./case-story.ts";
import type { StateTexts } from "./state-texts.ts";

/** One in so many items is also known by an address and its time. */
const WITH_ADDRESS = 3;
const MINUTES_BACK = 7 * 24 * 60;

/**
 * The address under which an account was used, for some accounts; null for the others. Addresses
 * are those set aside for documentation. The time stands on the wall clock of the State that asks,
 * within the week before `at`, with its zone: without one it would name nobody.
 */
export function fictitiousAddress(
  account: string,
  at: Instant,
  { state }: StateTexts,
): DataItem["identifiers"][number] | null {
  const choice = spread(account);
  if (choice % WITH_ADDRESS !== 0) return null;
  const moment = at - (1 + (choice % MINUTES_BACK)) * MINUTE;
  // The form knows zones of an area and a place; a zone such as `CET` it does not.
  const named = state.zone.includes("/");
  const wall = named ? localTimeAt(state.offsets, moment) : moment;
  return {
    kind: "ip-address",
    address: choice % 2 === 0 ? `198.51.100.${choice % 255}` : `2001:db8::${choice % 9_999}`,
    port: 1_024 + (choice % 60_000),
    at: formatInstant(wall).slice(0, "2027-03-28T01:30:00".length),
    zone: named ? state.zone : "Z",
  };
}

/** The address by which traffic of a request came in, as path-finding data tell it. */
export function fictitiousHop(request: string): string {
  return `203.0.113.${spread(request) % 255}`;
}
