export * from "./request-table.ts";
