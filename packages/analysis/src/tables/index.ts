export type * from "./summary.ts";
