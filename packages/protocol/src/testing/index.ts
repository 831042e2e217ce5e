export * from "./random-machine.ts";
export * from "./ride-machine.ts";
export * from "./machine-bench.ts";
export * from "./sample-terms.ts";
export * from "./sample-contexts.ts";
export * from "./sample-machine.ts";
export * from "./message-arbitrary.ts";
export { completeItemsArbitrary } from "./stated-items-arbitrary.ts";
