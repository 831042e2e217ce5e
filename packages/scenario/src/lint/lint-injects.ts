import type { ResolvedCondition, ResolvedInject, ResolvedScenario } from "@contactpoint/protocol";

import type { Path } from "../reader/problem.ts";
import type { PeopledContext } from "../resolve/context.ts";

/** Injects that wait for themselves or for a time after the run, and requests that nobody can take. */
export function lintInjects(context: PeopledContext, scenario: ResolvedScenario): void {
  lintRequests(context, scenario);
  const byId = new Map(scenario.injects.map((inject) => [inject.id, inject]));
  // With a name given twice, who waits for whom is not known.
  if (byId.size < scenario.injects.length) return;
  const told = new Set<string>();
  for (const [index, inject] of scenario.injects.entries()) {
    const circle = circleFrom(inject, byId);
    if (circle !== null && !circle.some((id) => told.has(id))) {
      for (const id of circle) told.add(id);
      const path: Path = ["injects", index, inject.trigger.kind === "after" ? "after" : "when"];
      context.report.error(path, `waits for itself: ${[...circle, inject.id].join(" after ")}`);
    }
    if (circle !== null || inject.trigger.kind !== "after") continue;
    const at = earliest(inject, byId);
    if (at !== null && at >= scenario.clock.end) {
      context.report.error(["injects", index, "after"], "comes after the run has ended");
    }
  }
}

/** A request by script goes to a State with a provider, for it is about data there. */
function lintRequests({ report }: PeopledContext, { injects, providers }: ResolvedScenario): void {
  const holders = new Set(providers.map(({ state }) => state));
  for (const [index, { to, request }] of injects.entries()) {
    if (request === null || request.provider !== null || holders.has(to)) continue;
    const message = `is asked, but no provider is in ${to}`;
    report.error(["injects", index, "to"], message, `add a provider with state: ${to}`);
  }
}

/** The injects by which one waits for itself, itself first; null if it does not. */
function circleFrom(
  inject: ResolvedInject,
  byId: ReadonlyMap<string, ResolvedInject>,
): string[] | null {
  const visited = new Set<string>();
  const walk = (id: string, chain: readonly string[]): string[] | null => {
    const next = byId.get(id);
    if (next === undefined) return null;
    for (const other of waitsFor(next)) {
      if (other === inject.id) return [...chain];
      if (visited.has(other)) continue;
      visited.add(other);
      const found = walk(other, [...chain, other]);
      if (found !== null) return found;
    }
    return null;
  };
  return walk(inject.id, [inject.id]);
}

function waitsFor({ trigger }: ResolvedInject): string[] {
  if (trigger.kind === "after") return [trigger.of];
  return trigger.kind === "when" ? needed(trigger.condition) : [];
}

/** Injects without which a condition cannot become true. */
function needed(condition: ResolvedCondition): string[] {
  switch (condition.kind) {
    case "inject":
      return [condition.id];
    case "missed":
      return [condition.of];
    case "all":
      return condition.of.flatMap(needed);
    case "any":
      return condition.of.length === 1 ? condition.of.flatMap(needed) : [];
    case "not":
    case "request":
      return [];
  }
}

/** When a chain of `after` comes at the earliest; null if it depends on what happens. */
function earliest(
  inject: ResolvedInject,
  byId: ReadonlyMap<string, ResolvedInject>,
): number | null {
  const { trigger } = inject;
  if (trigger.kind === "at") return trigger.at;
  if (trigger.kind !== "after") return null;
  const before = byId.get(trigger.of);
  const at = before === undefined ? null : earliest(before, byId);
  return at === null ? null : at + trigger.plus;
}
