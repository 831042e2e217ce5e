export * from "./fold/index.ts";
export * from "./tables/index.ts";
export * from "./rules/index.ts";
