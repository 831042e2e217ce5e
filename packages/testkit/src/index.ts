export * from "./acceptance/index.ts";
export * from "./arbitraries/index.ts";
export * from "./diagram/index.ts";
export * from "./exports/index.ts";
export * from "./hunt/index.ts";
export * from "./mutants/index.ts";
export * from "./shrink/index.ts";
export * from "./trial/index.ts";
