export * from "./acceptance/index.ts";
export * from "./mutants/index.ts";
export * from "./trial/index.ts";
