export * from "./acceptance/index.ts";
