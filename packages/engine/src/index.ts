export * from "./time.ts";
export * from "./time-format.ts";
export * from "./due-queue.ts";
export * from "./keyed-random.ts";
export * from "./ln-exp.ts";
export * from "./inverse-normal.ts";
export * from "./distribution.ts";
export * from "./piecewise-arrivals.ts";
