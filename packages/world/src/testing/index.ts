export * from "./tiny-agenda.ts";
export * from "./world-scenario.ts";
export * from "./world-bench.ts";
export * from "./desk-bench.ts";
export * from "./struck-run.ts";
