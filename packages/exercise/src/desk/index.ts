export { Board, type Sheet, type Update } from "./board.ts";
export type * from "./desk-document.ts";
