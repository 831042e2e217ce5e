export * from "./plan/index.ts";
export * from "./replication/index.ts";
export * from "./executor/index.ts";
export * from "./coordinator/index.ts";
export * from "./comparison/index.ts";
export * from "./results/index.ts";
export * from "./report/index.ts";
export * from "./network/index.ts";
