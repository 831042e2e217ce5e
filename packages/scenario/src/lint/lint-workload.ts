import type { ResolvedScenario, ResolvedWorkload } from "@contactpoint/protocol";

import type { Path } from "../reader/problem.ts";
import type { PeopledContext } from "../resolve/context.ts";

/** Sources whose names collide, and needs that have nobody to go to. */
export function lintWorkload(context: PeopledContext, scenario: ResolvedScenario): void {
  const seen = new Set<string>();
  for (const [index, source] of scenario.workload.entries()) {
    const path: Path = ["workload", index];
    if (seen.has(source.id)) {
      context.report.error([...path, "id"], `the source "${source.id}" exists twice`);
    }
    seen.add(source.id);
    lintAddressees(context, scenario, source, path);
    if (source.arrivals.kind === "poisson" && source.arrivals.per_day === 0) {
      context.report.warn([...path, "arrivals"], "no need ever arises from this source");
    }
  }
  lintOmitted(context, seen);
  if (
    context.text.scale !== undefined &&
    !scenario.workload.some(({ arrivals }) => arrivals.kind === "poisson")
  ) {
    context.report.warn(
      ["scale"],
      "has no effect: no source of the workload is a Poisson process",
      undefined,
      "key",
    );
  }
}

/** A need goes to another State than the one where it arises. */
function lintAddressees(
  context: PeopledContext,
  scenario: ResolvedScenario,
  source: ResolvedWorkload,
  path: Path,
): void {
  const named = (weights: Readonly<Record<string, number>>): string[] =>
    Object.entries(weights)
      .filter(([, weight]) => weight > 0)
      .map(([name]) => name);
  const asked = new Set(
    named(source.providers).map(
      (id) => scenario.providers.find((provider) => provider.id === id)?.state,
    ),
  );
  if (asked.size === 0) return;
  const alone = drawing(source, named).filter((id) => asked.size === 1 && asked.has(id));
  if (alone.length === 0) return;
  const message = `${alone.join(", ")} has needs, but all providers of this source are its own`;
  context.report.error([...path, "from"], message, "add a provider in another State");
}

/** States for whose needs a provider is drawn; a listed need may name both. */
function drawing(
  { arrivals, from }: ResolvedWorkload,
  named: (weights: Readonly<Record<string, number>>) => string[],
): string[] {
  if (arrivals.kind !== "list" || arrivals.needs.some((need) => need.from === null)) {
    return named(from);
  }
  const drawn = arrivals.needs.filter(({ provider }) => provider === null);
  return [...new Set(drawn.flatMap((need) => need.from ?? []))];
}

function lintOmitted({ text, report }: PeopledContext, sources: ReadonlySet<string>): void {
  const injects = (text.injects ?? []).map(({ id }) => id);
  for (const [index, name] of (text.omit ?? []).entries()) {
    const [source = ""] = name.split("/");
    if (sources.has(source) || injects.includes(source)) continue;
    report.error(
      ["omit", index],
      `"${name}" belongs to no source of the workload`,
      "names look like everyday/XA/17",
    );
  }
}
