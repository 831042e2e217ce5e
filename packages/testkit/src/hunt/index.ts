export { hunt, type HuntOptions, type HuntOutcome } from "./hunt.ts";
export { huntInThreads, type ThreadedHuntOptions } from "./hunt-in-threads.ts";
export type { NamedGround } from "./hunt-order.ts";
export { type Find, Hunter, HuntFault, type HuntGround } from "./hunter.ts";
export { namedGround } from "./named-ground.ts";
export { transitionName } from "./run-tally.ts";
export type { Counts, Tally } from "./tally.ts";
