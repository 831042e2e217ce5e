import type { ResolvedScenario } from "@contactpoint/protocol";

import type { PeopledContext } from "../resolve/context.ts";
import { lintChoices } from "./lint-choices.ts";
import { lintCoverage } from "./lint-coverage.ts";
import { lintEffects } from "./lint-effects.ts";
import { lintExpectations } from "./lint-expectations.ts";
import { lintInjects } from "./lint-injects.ts";
import { lintNames } from "./lint-names.ts";
import { lintReach } from "./lint-reach.ts";
import { lintTopology } from "./lint-topology.ts";
import { lintWorkload } from "./lint-workload.ts";

/** Mistakes of sense that each part on its own does not show. Everything goes to the reporter. */
export function lintScenario(context: PeopledContext, scenario: ResolvedScenario): void {
  lintClock(context, scenario);
  if (context.end <= context.start) return;
  lintNames(context, scenario);
  lintCoverage(context, scenario);
  lintReach(context, scenario);
  lintTopology(context, scenario);
  lintEffects(context, scenario);
  lintWorkload(context, scenario);
  lintInjects(context, scenario);
  lintChoices(context, scenario);
  lintExpectations(context, scenario);
}

function lintClock({ text, report }: PeopledContext, { clock }: ResolvedScenario): void {
  const length = clock.end - clock.start;
  if (length <= 0) report.error(["clock", "duration"], "the run lasts no time");
  else if (clock.warm_up >= length) {
    const message = "is not shorter than the run: no request would enter a table";
    report.error(["clock", "warm_up"], message);
  }
  const { rate, allowed_rates: allowed } = text.clock;
  if (rate !== undefined && allowed !== undefined && !allowed.includes(rate)) {
    report.error(["clock", "rate"], `${rate} is not among the allowed_rates`);
  }
}
