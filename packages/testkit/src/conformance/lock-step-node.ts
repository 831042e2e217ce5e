import type { BenchFrame } from "./bench-frame.ts";
import type { Effects, Hello } from "./node-frame.ts";

/** A node that is driven in lock-step, wherever it runs. */
export interface LockStepNode {
  readonly hello: Hello;
  /**
   * Hands it one frame and waits for its answer.
   *
   * @throws LockStepFault if it does not answer as the profile says
   */
  exchange(frame: BenchFrame): Promise<Answer>;
  /** Again, it does nothing. */
  close(): Promise<void>;
}

/** What a node answers, and the text in which it came. */
export type Answer =
  | { readonly kind: "effects"; readonly effects: Effects; readonly text: string }
  | { readonly kind: "echo"; readonly echoed: string; readonly text: string };

/** A node does not keep to the profile, or can no longer be reached. */
export class LockStepFault extends Error {
  /** Id of the sentence in `docs/lock-step.md`. */
  readonly requirement: string;

  constructor(requirement: string, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = "LockStepFault";
    this.requirement = requirement;
  }
}

/** A node says more than it is asked: which answer belongs to which frame cannot be told any more. */
export class OutOfStep extends LockStepFault {
  constructor(sentence: string) {
    super("LS-002", `${sentence}; each frame has exactly one answer`);
    this.name = "OutOfStep";
  }
}
