export { askingState } from "./asking-state.ts";
export { ExerciseLog, LogFault, readLog } from "./exercise-log.ts";
export type * from "./exercise-record.ts";
export { order, ORDER_RIGHTS, rightFor, type Order } from "./order.ts";
export { LONGEST_TEXT } from "./entered-text.ts";
export { finding, playerAct, type Finding, type PlayerAct } from "./player-act.ts";
