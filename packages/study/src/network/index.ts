export { removalOrders, studyNetworks } from "./robustness.ts";
export type { NetworkCurve, StudyNetworks } from "./robustness.ts";
