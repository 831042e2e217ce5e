export * from "./resolved/index.ts";
export * from "./journal/index.ts";
export * from "./messages/index.ts";
export * from "./law/index.ts";
export * from "./machine/index.ts";
export * from "./machines/index.ts";
