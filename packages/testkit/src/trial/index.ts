export { runDocument } from "./run-document.ts";
export { runTrial, type Around, type Trial, type TrialOptions } from "./trial.ts";
