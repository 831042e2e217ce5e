export type * from "./exercise-record.ts";
export { finding, LONGEST_TEXT, playerAct, type Finding, type PlayerAct } from "./player-act.ts";
