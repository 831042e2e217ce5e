import { DAY, HOUR, MINUTE, SECOND } from "@contactpoint/engine";

const MINUTES = [1, 2, 5, 10, 15, 20, 30, 45];
const HOURS = [1, 1.5, 2, 3, 4, 6, 8, 12, 16, 20];
const DAYS = [1, 1.5, 2, 3, 4, 5, 7, 10, 14, 21, 30, 45, 60, 90];

/**
 * Seconds since a measure's first instant at which its cumulative incidence is kept: from a minute
 * to 90 days, round times that each are 1.2 to 2.5 times the one before, so that they stand about
 * evenly on a logarithmic axis.
 */
export const INCIDENCE_GRID_S: readonly number[] = [
  ...MINUTES.map((minutes) => (minutes * MINUTE) / SECOND),
  ...HOURS.map((hours) => (hours * HOUR) / SECOND),
  ...DAYS.map((days) => (days * DAY) / SECOND),
];
