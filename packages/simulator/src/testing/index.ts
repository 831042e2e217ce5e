export * from "./reduced-scenario.ts";
export * from "./reduced-workload.ts";
export { networkArbitrary } from "./network-arbitrary.ts";
export { ALWAYS, plainNetwork } from "./plain-network.ts";
export { propertyRuns } from "./property-runs.ts";
export { resolveSketch } from "./resolve-sketch.ts";
export { shiftArbitrary } from "./roster-arbitrary.ts";
export { worldZones } from "./world-zones.ts";
