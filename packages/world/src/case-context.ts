import type {
  HoldContext,
  RequestedContext,
  RequestingContext,
  RequestTerms,
} from "@contactpoint/protocol";

/** What the machine of either side begins with. */
export interface CaseStart {
  /** Instant on the clock of the contact point. */
  readonly now: number;
  readonly terms: RequestTerms;
  /** How many items the request has, 1 to 31. */
  readonly items: number;
}

/** Which order a hold is about, and how often it is tried. */
export type HoldStart = Pick<HoldContext, "item" | "provider" | "retries_most" | "retry_after">;

/** The three machines' contexts at their start. */
export function startRequesting({ now, terms, items }: CaseStart): RequestingContext {
  return {
    now,
    terms,
    items: allItems(items),
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

export function startRequested({ now, terms, items }: CaseStart): RequestedContext {
  return {
    now,
    terms,
    items: allItems(items),
    settled: 0,
    held: 0,
    ended: 0,
    reminders: 0,
    until: 0,
  };
}

export function startHold({ now, terms }: CaseStart, order: HoldStart): HoldContext {
  return {
    now,
    terms,
    ...order,
    retries: 0,
    noticed: false,
    preserved_from: 0,
    until: 0,
    order_until: 0,
  };
}

/** One bit per item. */
function allItems(count: number): number {
  return (1 << count) - 1;
}
