export type * from "./desk-document.ts";
