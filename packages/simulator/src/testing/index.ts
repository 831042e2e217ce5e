export * from "./reduced-scenario.ts";
export * from "./reduced-workload.ts";
export { withoutCompetition } from "./eased-network.ts";
export { chosenLines, requestAt, rootOf } from "./left-out.ts";
export {
  coverBesideOnCall,
  coverOfOneNeed,
  coverWithoutCompetition,
  effectOfCover,
} from "./more-cover.ts";
export { networkArbitrary } from "./network-arbitrary.ts";
export { ALWAYS, plainNetwork } from "./plain-network.ts";
export { propertyRuns } from "./property-runs.ts";
export { resolveSketch } from "./resolve-sketch.ts";
export { shiftArbitrary } from "./roster-arbitrary.ts";
export { countedFrom, shiftedZones } from "./shifted-zones.ts";
export { wrongStages } from "./stage-sums.ts";
export { worldZones } from "./world-zones.ts";
