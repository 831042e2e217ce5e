export * from "./reduced-scenario.ts";
export * from "./reduced-workload.ts";
