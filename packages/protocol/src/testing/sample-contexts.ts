import { HOUR } from "@contactpoint/engine";
import type {
  DeskContext,
  HoldContext,
  RequestedContext,
  RequestingContext,
} from "../machines/index.ts";
import { sampleTerms, TERMS_START } from "./sample-terms.ts";

/** Contexts at the start of a request for one item, and of a desk where nobody is. */
export const SAMPLE_REQUESTING: RequestingContext = {
  now: TERMS_START,
  terms: sampleTerms(),
  items: 0b1,
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

export const SAMPLE_REQUESTED: RequestedContext = {
  now: TERMS_START,
  terms: sampleTerms(),
  items: 0b1,
  settled: 0,
  held: 0,
  ended: 0,
  reminders: 0,
  until: 0,
};

/** The third item; its provider may be ordered twice, three hours apart. */
export const SAMPLE_HOLD: HoldContext = {
  now: TERMS_START,
  terms: sampleTerms(),
  item: 2,
  provider: "p-XB",
  retries_most: 1,
  retry_after: 3 * HOUR,
  retries: 0,
  noticed: false,
  preserved_from: 0,
  until: 0,
  order_until: 0,
};

export const SAMPLE_DESK: DeskContext = { now: TERMS_START, officers: 0, on_call: 0, out: false };
