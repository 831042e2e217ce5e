export { RecordedLook } from "./recorded-look.ts";
export { RecordedPlay } from "./recorded-play.ts";
export { type ReadLines, RecordedRun } from "./recorded-run.ts";
export { RunHistory } from "./run-history.ts";
export type { Standing, Story, ToldFact } from "./standing.ts";
