export * from "./plan/index.ts";
export * from "./replication/index.ts";
export * from "./executor/executor.ts";
export type * from "./executor/study-bundle.ts";
export type * from "./comparison/comparison.ts";
