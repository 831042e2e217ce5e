export * from "./compile-machine.ts";
