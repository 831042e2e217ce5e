export { after, all, always, leadsTo, never } from "./formula.ts";
export type { Formula, Timed } from "./formula.ts";
export { KeyedMonitor } from "./keyed-monitor.ts";
