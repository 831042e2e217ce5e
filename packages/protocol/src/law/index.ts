export * from "./articles.ts";
export * from "./refusal-ground.ts";
export * from "./refusal-rule.ts";
export * from "./instruments.ts";
export * from "./other-clocks.ts";
export * from "./entry-into-force.ts";
export * from "./binding-instrument.ts";
