export * from "./request-terms.ts";
export type * from "./request-orders.ts";
export * from "./requesting-machine.ts";
export * from "./requested-machine.ts";
export * from "./hold-machine.ts";
export * from "./desk-machine.ts";
