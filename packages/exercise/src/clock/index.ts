export { FairClock, type ClockTerms, type Debt } from "./fair-clock.ts";
export { RunTime } from "./run-time.ts";
