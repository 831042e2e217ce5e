import type { ResolvedScenario } from "@contactpoint/protocol";

import type { PeopledContext } from "../resolve/context.ts";

/** Mistakes of sense that each part on its own does not show. */
export function lintScenario(context: PeopledContext, scenario: ResolvedScenario): void {
  if (scenario.clock.warm_up >= context.end - context.start) {
    context.report.error(
      ["clock", "warm_up"],
      "is not shorter than the run: no request would enter a table",
    );
  }
}
