import type { Outcome } from "./request-table.ts";

// Where no item was preserved, the first of these speaks for the request.
const NEGATIVES = [
  "refused",
  "deleted",
  "not-held",
  "wrong-identifier",
  "provider-elsewhere",
  "withdrawn",
  "gave-up",
  "no-basis",
] as const satisfies readonly Outcome[];

/** The outcome of a request from those of its items (at least one), children's included. */
export function requestOutcome(items: readonly Outcome[]): Outcome {
  if (items.includes("open")) {
    return "open";
  }
  if (items.every((outcome) => outcome === "preserved")) {
    return "preserved";
  }
  if (items.some((outcome) => outcome === "preserved" || outcome === "partly-preserved")) {
    return "partly-preserved";
  }
  if (items.includes("answered")) {
    return "answered";
  }
  return NEGATIVES.find((outcome) => items.includes(outcome)) ?? "open";
}
