export * from "./compile-machine.ts";
export * from "./machine-compiler.ts";
