export type * from "./plan/study-point.ts";
export type * from "./plan/unit.ts";
export type * from "./replication/replication-result.ts";
export * from "./executor/executor.ts";
export type * from "./executor/study-bundle.ts";
export type * from "./comparison/comparison.ts";
