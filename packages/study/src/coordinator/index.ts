export { DamagedLog, ResultsLog } from "./results-log.ts";
export { runStudy } from "./run-study.ts";
export type { StudyEnd, StudyProgress, StudyRun } from "./run-study.ts";
export { LiveDifference } from "./live-difference.ts";
export type { RunningDifference } from "./live-difference.ts";
