export { explored, sloped } from "./explored.ts";
export { fullStudyReport } from "./full-study-report.ts";
export { samplePoints, sampleStudy } from "./sample-study.ts";
export { sampleResults } from "./sample-results.ts";
export type { PlantedTruth, SampleResults } from "./sample-results.ts";
export {
  PLANTED_GAINS,
  sampleContext,
  sampleOutcome,
  sampleStudyReport,
} from "./sample-outcome.ts";
export { SmallStudy, smallStudyText, writeSmallStudy } from "./small-study.ts";
export type { SmallStudyParts } from "./small-study.ts";
export { RedisServer } from "./redis-server.ts";
