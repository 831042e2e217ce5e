export { hunt, type HuntOptions, type HuntOutcome } from "./hunt.ts";
export { huntInThreads, type ThreadedHuntOptions } from "./hunt-in-threads.ts";
export type { NamedGround } from "./hunt-order.ts";
export { type Find, Hunter, HuntFault, type HuntGround } from "./hunter.ts";
export { laneLines } from "./lane-lines.ts";
export { type Lane, laneOf, type LaneOptions, type LaneRule, type Sometimes } from "./lane.ts";
export { namedGround } from "./named-ground.ts";
export type { Tally } from "./tally.ts";
