export * from "./sample-machine.ts";
