export * from "./event-names.ts";
export * from "./incident-kinds.ts";
export * from "./log-fields.ts";
export * from "./node-log.ts";
export * from "./pretty-lines.ts";
export type { ErrorClass } from "./describe-error.ts";
