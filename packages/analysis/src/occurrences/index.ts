export { OccurrenceCount } from "./occurrence-count.ts";
export { addOccurrences, shortfalls, transitionName } from "./occurrence-tally.ts";
export type { OccurrenceTally, Shortfall } from "./occurrence-tally.ts";
export { OCCURRENCES } from "./occurrences.ts";
export type { Occurrence } from "./occurrence.ts";
