export { type Breach, breachesOf } from "./breach.ts";
export type { CoverageReport } from "./coverage.ts";
export { explore, type Exploration, type ExploreOptions } from "./explore.ts";
export { type Instance, instanceOf, type InstanceRequest } from "./instance.ts";
export { livenessOf, type LivenessReport } from "./liveness.ts";
export { BUDGET_MOST, type Budget, REQUESTS_MOST } from "./network-row.ts";
export { interpretWith, machineFaults } from "./planted-interpreter.ts";
export { CORE, FULL, type Profile } from "./profile.ts";
