export type * from "./journal-record.ts";
export type * from "./outside-records.ts";
