export { sampleStudy, samplePoints } from "./sample-study.ts";
export { sampleResults } from "./sample-results.ts";
export type { PlantedTruth, SampleResults } from "./sample-results.ts";
