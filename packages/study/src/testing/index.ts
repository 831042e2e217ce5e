export { samplePoints, sampleStudy } from "./sample-study.ts";
export { sampleResults } from "./sample-results.ts";
export type { PlantedTruth, SampleResults } from "./sample-results.ts";
export { PLANTED_GAINS, sampleOutcome, sampleStudyReport } from "./sample-outcome.ts";
