import type { Instant } from "@contactpoint/engine";
import type { JournalRecord } from "@contactpoint/protocol";

/** What a rule says of a journal. `checked` counts how often the rule's premise was true. */
export type Verdict =
  | { readonly verdict: "holds"; readonly checked: number }
  | {
      readonly verdict: "violated";
      readonly checked: number;
      /** How often; the witness shows the first of the shortest. */
      readonly violations: number;
      /** When the first of them came about; absent: when the last record of the witness did. */
      readonly since?: Instant;
      readonly because: string;
      readonly witness: readonly JournalLine[];
    }
  | { readonly verdict: "undecided"; readonly checked: number; readonly reason: string };

/** A record and its place in the journal, counted as the caller of the judge counts. */
export interface JournalLine<R extends JournalRecord = JournalRecord> {
  readonly line: number;
  readonly record: R;
}

export const PREMISE_NEVER_OCCURRED = "its premise never occurred";
