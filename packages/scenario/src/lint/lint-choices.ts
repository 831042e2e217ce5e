import { readDrawName, type ResolvedScenario } from "@contactpoint/protocol";

import { didYouMean } from "../reader/nearest-name.ts";
import type { PeopledContext } from "../resolve/context.ts";

/** Choices that no draw of the run can have: they would change nothing. */
export function lintChoices(context: PeopledContext, scenario: ResolvedScenario): void {
  const states = scenario.states.map(({ id }) => id);
  const providers = scenario.providers.map(({ id }) => id);
  for (const [index, { draw }] of scenario.choices.entries()) {
    const warn = (message: string, hint: string | undefined): void =>
      context.report.warn(["choices", index, "draw"], message, hint);
    const name = readDrawName(draw);
    if (name === null) {
      const hint = "such as link/XA>XB/everyday/XA/17/128.0 or takes/XB/everyday/XA/17/check/2";
      warn(`no draw is called "${draw}"`, hint);
      continue;
    }
    const named = "node" in name ? [name.node] : "from" in name ? [name.from, name.to] : [];
    for (const id of named) {
      if (!states.includes(id))
        warn(`there is no State "${id}", so nothing is drawn`, didYouMean(id, states));
    }
    if ("provider" in name && !providers.includes(name.provider)) {
      const hint = didYouMean(name.provider, providers);
      warn(`there is no provider "${name.provider}", so nothing is drawn`, hint);
    }
  }
}
