export { isStaff, sees } from "./audience.ts";
export { Board, type Sheet, type Update } from "./board.ts";
export { CaseSheets, earliest } from "./case-sheets.ts";
export type * from "./desk-document.ts";
export type * from "./hot-wash-document.ts";
export type * from "./staff-document.ts";
export { LinkSheets } from "./link-sheets.ts";
export { MessageSheets, type MessageSources, type Posted, sheafOf } from "./message-sheets.ts";
export { StateSheets, type StateSources } from "./state-sheets.ts";
