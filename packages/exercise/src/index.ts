export * from "./clock/index.ts";
