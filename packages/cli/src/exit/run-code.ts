import type { Summary } from "@contactpoint/analysis";
import type { ResolvedScenario } from "@contactpoint/protocol";

import { EXIT } from "./exit-code.ts";
import type { ExitCode } from "./exit-code.ts";

/**
 * The code of a run that went through. A violation that an expectation asks for is no finding, and
 * what is undecided counts only where an expectation asks.
 */
export function runCode({ scenario, summary }: JudgedRun): ExitCode {
  const { verdicts, expectations } = summary;
  const expected = expectedViolations(scenario);
  const unexpected = verdicts.some(
    ({ rule, number, verdict }) =>
      verdict === "violated" && !expected.has(rule) && !expected.has(number),
  );
  if (unexpected || expectations.some(({ verdict }) => verdict === "failed")) return EXIT.finding;
  return expectations.some(({ verdict }) => verdict === "undecided") ? EXIT.undecided : EXIT.ok;
}

interface JudgedRun {
  readonly scenario: Pick<ResolvedScenario, "expectations">;
  readonly summary: Pick<Summary, "verdicts" | "expectations">;
}

/** Numbers or ids of the rules that an expectation wants violated. */
export function expectedViolations({ expectations }: JudgedRun["scenario"]): ReadonlySet<string> {
  return new Set(
    expectations.flatMap((each) =>
      each.kind === "rule" && each.verdict === "violated" ? [each.rule] : [],
    ),
  );
}
