export { caseFileArbitrary } from "./case-file-arbitrary.ts";
export { choicesArbitrary } from "./choices-arbitrary.ts";
export { clockModelArbitrary } from "./clock-arbitrary.ts";
export { crashPointArbitrary } from "./crash-arbitrary.ts";
export { documentArbitrary, neighbourArbitrary } from "./document-arbitrary.ts";
export {
  badMessageArbitrary,
  FAULT_KINDS,
  type FaultKind,
  faultArbitrary,
  faultsArbitrary,
  FIRING_KINDS,
} from "./faults-arbitrary.ts";
export { ERAS, type Era, fictitiousFrame, type Frame, frameOf } from "./frame.ts";
export {
  errorsArbitrary,
  escalationArbitrary,
  practiceArbitrary,
  workingTimesArbitrary,
} from "./knobs-arbitrary.ts";
export { instrumentsArbitrary, lawsArbitrary } from "./law-arbitrary.ts";
export { livenessArbitrary } from "./liveness-arbitrary.ts";
export {
  durationArbitrary,
  momentArbitrary,
  pointText,
  spanTextArbitrary,
} from "./moment-arbitrary.ts";
export type { Plain, Section } from "./plain-data.ts";
export { providersArbitrary } from "./providers-arbitrary.ts";
export { registerArbitrary } from "./register-arbitrary.ts";
export { requestArbitrary } from "./request-arbitrary.ts";
export { rostersArbitrary } from "./roster-arbitrary.ts";
export { statesArbitrary } from "./states-arbitrary.ts";
export { linkModelArbitrary, topologyArbitrary } from "./topology-arbitrary.ts";
export { workloadArbitrary } from "./workload-arbitrary.ts";
