export * from "./fold/index.ts";
export * from "./tables/index.ts";
export * from "./csv/index.ts";
export * from "./text/index.ts";
export * from "./rules/index.ts";
export * from "./report/index.ts";
export * from "./occurrences/index.ts";
export * from "./temporal/index.ts";
