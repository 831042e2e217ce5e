import { LockStepFault } from "./lock-step-node.ts";

/** How frames travel as texts. */
export interface TextLink {
  say(text: string): void;
  /**
   * The next text, or null when there will be none.
   *
   * @throws LockStepFault of a text above `FRAME_BYTES_MOST`
   */
  hear(): Promise<string | null>;
  /** Whether something has come that nobody has heard yet. */
  hasNews(): boolean;
  close(): Promise<void>;
}

/** A frame of a node may have so many bytes of UTF-8: see LS-025. */
export const FRAME_BYTES_MOST = 1_048_576;

export function tooLong(): LockStepFault {
  return new LockStepFault("LS-025", `it says a frame of more than ${FRAME_BYTES_MOST} bytes`);
}

/** So long a node may take to end when it is bidden farewell, in real milliseconds. */
export const FAREWELL_MS = 2_000;
