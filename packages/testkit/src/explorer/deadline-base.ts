import type { RequestState, Side } from "./request-state.ts";

/** What a deadline counts from: the step that set it, or the beginning of the hold. */
export function baseOf(name: string): "set" | "hold" {
  const [machine, delay = ""] = name.split(/[ @]/);
  if (machine === "hold") return delay === "retryWait" ? "set" : "hold";
  return delay === "extensionReminder" || delay === "holdEnd" ? "hold" : "set";
}

/** Whose contact point keeps a deadline. */
export function keeperOf(name: string): Side {
  return name.startsWith("requesting ") ? "requesting" : "requested";
}

/** When the deadline `<machine> <timer>` comes by the clock its machine goes by here (ms), or -1. */
export function dueOf(state: RequestState, key: string): number {
  const [machine = "", timer = ""] = key.split(" ");
  return isMachine(machine) ? (state[machine]?.dues[Number(timer)] ?? -1) : -1;
}

export function isMachine(name: string): name is "requesting" | "requested" | "hold" {
  return name === "requesting" || name === "requested" || name === "hold";
}
