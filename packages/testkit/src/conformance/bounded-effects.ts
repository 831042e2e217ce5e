import { LockStepFault } from "./lock-step-node.ts";
import type { Effects } from "./node-frame.ts";

/** So many messages a node may say at one instant; the longest case has thirty. */
const LETTERS_MOST = 200;
/** No request of a case has so many items: see LS-026. */
export const ITEMS_MOST = 100;

/**
 * What a node answers, if the bench can go on with it.
 *
 * @throws LockStepFault where it says so much, or counts so far, that judging it would never end
 */
export function bounded(effects: Effects): Effects {
  const { send, ask, order, hold, moves, timers, take } = effects;
  if (send.length > LETTERS_MOST)
    throw new LockStepFault("P-123", `it says ${send.length} messages at once`);
  for (const { item } of [...send, ...ask, ...order, ...hold, ...moves, ...timers, ...take])
    if (typeof item === "number" && item >= ITEMS_MOST)
      throw new LockStepFault("LS-026", `it names item ${item} of a request that has fewer`);
  return effects;
}
