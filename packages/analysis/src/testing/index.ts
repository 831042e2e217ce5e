export { SAMPLE_CLOCK_CHANGE, SAMPLE_START, sampleScenario } from "./sample-scenario.ts";
export { JournalWriter, sampleItem } from "./journal-writer.ts";
export { journalArbitrary } from "./journal-arbitrary.ts";
export { sampleReport } from "./sample-report.ts";
export { sampleRun } from "./sample-run.ts";
export type { SampleRun } from "./sample-run.ts";
