export * from "./access/index.ts";
export * from "./clock/index.ts";
export * from "./desk/index.ts";
export * from "./log/index.ts";
export * from "./play/index.ts";
export * from "./seats/index.ts";
export * from "./service/index.ts";
