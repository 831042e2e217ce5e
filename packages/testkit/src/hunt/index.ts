export { hunt, type HuntOptions, type HuntOutcome } from "./hunt.ts";
export { type Find, HuntFault, type HuntGround } from "./hunter.ts";
export type { Counts, Tally } from "./tally.ts";
