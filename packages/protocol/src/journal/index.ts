export type * from "./journal-record.ts";
