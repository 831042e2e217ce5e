import { FindingFault, WorkFault } from "@contactpoint/world";
import type { Outcome, Refusal } from "../service/index.ts";
import { Conflict, Unknown } from "./conflict.ts";

type Refused = Extract<Outcome, { done: false }>;

/** What becomes of an order that could not be carried out. Rethrows what is no fault of the order. */
export function outcomeOf(error: unknown): Refused {
  if (error instanceof Unknown) return refused("unknown", error.message, error.field);
  if (error instanceof Conflict) return refused("conflict", error.message, error.field);
  if (error instanceof WorkFault) return refused("unknown", error.message);
  if (error instanceof FindingFault) return refused("malformed", error.message);
  throw error;
}

/** An order that does not fit how things stand, before it is tried. */
export function conflict(sentence: string): Refused {
  return refused("conflict", sentence);
}

/** Of every order after the end. */
export const OVER = conflict("It has ended; its log is closed.");

export function refused(error: Refusal, sentence: string, field?: string): Refused {
  return { done: false, error, sentence, ...(field === undefined ? {} : { field }) };
}
