export type * from "./resolved-scenario.ts";
export type * from "./resolved-desk.ts";
export type * from "./resolved-law.ts";
export type * from "./resolved-provider.ts";
export * from "./resolved-topology.ts";
export type * from "./resolved-workload.ts";
export type * from "./resolved-events.ts";
export * from "./officer-task.ts";
export * from "./simulated-only.ts";
