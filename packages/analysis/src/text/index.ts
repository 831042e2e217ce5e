export { latencyTables } from "./latency-tables.ts";
export { textTable } from "./text-table.ts";
export type { TextColumn, TextTable } from "./text-table.ts";
export { durationText, shareText } from "./figures.ts";
