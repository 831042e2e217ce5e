import type { Occurrence } from "./occurrence.ts";
import { OCCURRENCES_AT_DESKS } from "./occurrences-at-desks.ts";
import { OCCURRENCES_IN_EXCHANGE } from "./occurrences-in-exchange.ts";
import { OCCURRENCES_UNDER_FAULTS } from "./occurrences-under-faults.ts";

/** What a batch of runs must come upon beside every kind of fault and every transition. */
export const OCCURRENCES: readonly Occurrence[] = [
  ...OCCURRENCES_IN_EXCHANGE,
  ...OCCURRENCES_AT_DESKS,
  ...OCCURRENCES_UNDER_FAULTS,
];
