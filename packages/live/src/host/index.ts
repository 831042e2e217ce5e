export { ExerciseClock, type ExerciseClockOptions } from "./exercise-clock.ts";
export type { HostObserver, PortalCall } from "./host-observer.ts";
export { LiveHost } from "./live-host.ts";
export { LiveNetwork, type NetworkOptions } from "./network.ts";
export type { OutsidePortalAddress } from "./portals.ts";
export { providerBook } from "./provider-book.ts";
export { SingleNode, type SingleNodeEvents, type SingleNodeOptions } from "./single-node.ts";
