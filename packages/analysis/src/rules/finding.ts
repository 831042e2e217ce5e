import type { JournalRecord } from "@contactpoint/protocol";
import type { JournalLine, Verdict } from "./verdict.ts";
import { PREMISE_NEVER_OCCURRED } from "./verdict.ts";

/** Gathers what one rule saw and turns it into a verdict. */
export class Finding {
  /** How often the premise was true. */
  checked = 0;
  #violations = 0;
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
    const witness: JournalLine[] = [];
    for (const before of earlier) if (before !== undefined) witness.push(before);
    witness.push({ line, record });
    witness.sort((a, b) => a.line - b.line);
    if (this.#violations > 1 && witness.length >= this.#witness.length) return;
    this.#because = because;
    this.#witness = witness;
  }

  /** Verdict of a safety rule. */
  safety(): Verdict {
    const { checked } = this;
    if (this.#violations > 0) {
      return {
        verdict: "violated",
        checked,
        violations: this.#violations,
        because: this.#because,
        witness: this.#witness,
      };
    }
    if (checked === 0) return { verdict: "undecided", checked, reason: PREMISE_NEVER_OCCURRED };
    return { verdict: "holds", checked };
  }

  /**
   * Verdict of a liveness rule outside a liveness phase: an obligation that was not met is open,
   * because more time might have met it.
   */
  liveness(open: number): Verdict {
    const { checked } = this;
    if (checked === 0) return { verdict: "undecided", checked, reason: PREMISE_NEVER_OCCURRED };
    if (open === 0) return { verdict: "holds", checked };
    const reason = `${open} of ${checked} obligations open, and no liveness phase`;
    return { verdict: "undecided", checked, reason };
  }
}
