import type { Instant } from "@contactpoint/engine";
import type { JournalRecord } from "@contactpoint/protocol";
import type { LivenessPhase } from "./liveness-phase.ts";
import type { JournalLine, Verdict } from "./verdict.ts";
import { PREMISE_NEVER_OCCURRED } from "./verdict.ts";

/** Gathers what one rule saw and turns it into a verdict. */
export class Finding {
  /** How often the premise was true. */
  checked = 0;
  #violations = 0;
  #since: Instant = Infinity;
  #because = "";
  #witness: readonly JournalLine[] = [];

  /** `earlier` are the lines that make the record wrong; absent ones are left out. */
  violated(
    because: string,
    record: JournalRecord,
    line: number,
    ...earlier: readonly (JournalLine | undefined)[]
  ): void {
    this.#violations += 1;
    if (record.at < this.#since) this.#since = record.at;
    const witness: JournalLine[] = [];
    for (const before of earlier) if (before !== undefined) witness.push(before);
    witness.push({ line, record });
    witness.sort((a, b) => a.line - b.line);
    if (this.#violations > 1 && witness.length >= this.#witness.length) return;
    this.#because = because;
    this.#witness = witness;
  }

  /** Verdict of a safety rule. `unseen` is why its premise may not have shown, if it never did. */
  safety(unseen = PREMISE_NEVER_OCCURRED): Verdict {
    const { checked } = this;
    if (this.#violations > 0) return this.#violation();
    if (checked === 0) return { verdict: "undecided", checked, reason: unseen };
    return { verdict: "holds", checked };
  }

  /**
   * Verdict of a liveness rule, whose violations are obligations open for too long in a liveness
   * phase. Any other obligation that was not met is open, because more time might have met it.
   */
  liveness(open: number, phase: LivenessPhase): Verdict {
    const { checked } = this;
    if (this.#violations > 0) return this.#violation();
    if (checked === 0) return { verdict: "undecided", checked, reason: PREMISE_NEVER_OCCURRED };
    if (open === 0) return { verdict: "holds", checked };
    const why = phase.end === undefined ? "no liveness phase" : "none for too long";
    const reason = `${open} of ${checked} obligations open, and ${why}`;
    return { verdict: "undecided", checked, reason };
  }

  #violation(): Verdict {
    return {
      verdict: "violated",
      checked: this.checked,
      violations: this.#violations,
      since: this.#since,
      because: this.#because,
      witness: this.#witness,
    };
  }
}
