import type { HoldContext, RequestedContext, RequestingContext } from "@contactpoint/protocol";
import type { Case } from "./case.ts";
import type { Surroundings } from "./surroundings.ts";

/** The three machines' contexts at their start. */
export function startRequesting(of: Case, now: number): RequestingContext {
  return {
    now,
    terms: of.terms,
    items: allItems(of),
    rung: 0,
    answered: 0,
    preserved: 0,
    disclosed: 0,
    elsewhere: 0,
    queries: 0,
    extensions: 0,
    released: 0,
    until: 0,
    last_until: 0,
  };
}

export function startRequested(of: Case, now: number): RequestedContext {
  return {
    now,
    terms: of.terms,
    items: allItems(of),
    settled: 0,
    held: 0,
    ended: 0,
    reminders: 0,
    until: 0,
  };
}

export function startHold(of: Case, item: number, world: Surroundings): HoldContext {
  const provider = of.facts.items[item]?.provider ?? "";
  const { retries, retry_after } = world.retriesOf(provider);
  return {
    now: world.nemesis.readClock(of),
    terms: of.terms,
    item,
    provider,
    retries_most: retries,
    retry_after,
    retries: 0,
    noticed: false,
    preserved_from: 0,
    until: 0,
    order_until: 0,
  };
}

/** One bit per item. */
function allItems(of: Case): number {
  return (1 << of.facts.items.length) - 1;
}
