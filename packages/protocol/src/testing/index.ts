export * from "./random-machine.ts";
export * from "./ride-machine.ts";
export * from "./sample-machine.ts";
export * from "./message-arbitrary.ts";
export { completeItemsArbitrary } from "./stated-items-arbitrary.ts";
