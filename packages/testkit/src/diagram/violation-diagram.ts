import type { JournalLine, RuleVerdict } from "@contactpoint/analysis";
import type { ResolvedScenario } from "@contactpoint/protocol";

import { spaceTimeSvg } from "./space-time-svg.ts";
import { spaceTime } from "./space-time.ts";
import { witnessLines } from "./witness-lines.ts";

/** A journal and what a rule says of it. */
export interface Violation {
  readonly scenario: ResolvedScenario;
  /** All lines of the journal, from 1. */
  readonly journal: readonly JournalLine[];
  readonly judged: RuleVerdict;
}

/**
 * A self-contained SVG of a run up to the step at which a rule is broken: who sent what to whom, what
 * was lost, which faults struck, and the lines that witness the violation. Of a rule that holds or is
 * undecided, the whole run. It opens in any browser, in light and dark; the pointer shows more.
 */
export function violationDiagram({ scenario, journal, judged }: Violation): string {
  const { rule, verdict } = judged;
  const witness = verdict.verdict === "violated" ? verdict.witness : [];
  const last = witness.at(-1);
  const title = `${rule.number}: ${rule.statement}`;
  const sentence = verdict.verdict === "violated" ? verdict.because : verdict.verdict;
  return spaceTimeSvg(spaceTime(witnessLines(journal, witness), scenario), {
    title: `${scenario.marking} · ${title}`,
    description: `${sentence}. Time runs downwards; times are after the start of the run.`,
    start: scenario.clock.start,
    witness: new Set(witness.map(({ line }) => line)),
    broken:
      last === undefined
        ? null
        : { at: last.record.at, sentence: `line ${last.line}: ${sentence}` },
  });
}
