export type * from "./summary.ts";
export { summarise } from "./summarise.ts";
export type { RunFacts } from "./summarise.ts";
export { judgeExpectation } from "./expectations.ts";
export type { ExpectationFacts } from "./expectations.ts";
export { summaryVerdict } from "./summary-verdict.ts";
export {
  IN_TIME,
  inTimeColumn,
  inTimeCounts,
  NOT_COUNTED,
  NOT_IN_TIME,
  shareOf,
  UNDECIDED,
} from "./preserved-in-time.ts";
export type { InTimeCounts } from "./preserved-in-time.ts";
export * from "./competing-risks.ts";
export { groupedRows } from "./groups.ts";
export { latencyByMeasure, riskSet } from "./latency.ts";
export { countedRows, matchingRows } from "./row-filter.ts";
