import type { StateLiteral } from "@contactpoint/protocol";

/** The state, with other answers to some events. */
export function hearing(
  on: NonNullable<StateLiteral["on"]>,
): (state: StateLiteral) => StateLiteral {
  return (state) => ({ ...state, on: { ...state.on, ...on } });
}

/** The state, with other answers to some delays. */
export function after(
  delays: NonNullable<StateLiteral["after"]>,
): (state: StateLiteral) => StateLiteral {
  return (state) => ({ ...state, after: { ...state.after, ...delays } });
}
