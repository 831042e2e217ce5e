import type { MessageBody } from "@contactpoint/protocol";

interface Reasons {
  readonly reasons?: string;
}

/** A refusal of assistance gives reasons (UN-40.21); the simulated authority has none to give. */
const UNSAID = "EXERCISE: refused by the authority that decided.";

/** The reasons that a decision gives: those it has, and where it refuses without any, so much. */
export function writtenReasons({ reasons, granted }: MessageBody): Reasons {
  if (reasons !== undefined) return { reasons };
  return granted === true ? {} : { reasons: UNSAID };
}

/** The reasons that a decision gave of itself. */
export function readReasons({ reasons }: Reasons): Reasons {
  return reasons === undefined || reasons === UNSAID ? {} : { reasons };
}
