export { ExerciseClock } from "./exercise-clock.ts";
export { LiveHost } from "./live-host.ts";
export { LiveNetwork, type NetworkOptions } from "./network.ts";
