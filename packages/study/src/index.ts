export * from "./plan/index.ts";
export * from "./replication/index.ts";
export * from "./executor/executor.ts";
export type * from "./executor/study-bundle.ts";
export * from "./comparison/index.ts";
export * from "./results/index.ts";
