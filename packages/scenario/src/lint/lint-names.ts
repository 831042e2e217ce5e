import type { ResolvedScenario } from "@contactpoint/protocol";

import type { Path } from "../reader/problem.ts";
import { requireName, requireState } from "../resolve/context.ts";
import type { PeopledContext } from "../resolve/context.ts";
import { stateByCode } from "../states/states.ts";

/** Names in sections that nothing else looks up, things nobody uses, and States without holidays. */
export function lintNames(context: PeopledContext, scenario: ResolvedScenario): void {
  const { text, report } = context;
  if (scenario.states.length === 0) {
    report.error([], "there are no States", "add states: { XA: { zone: Europe/Paris } }");
  }
  for (const [name, members] of Object.entries(scenario.networks)) {
    for (const [index, id] of members.entries()) {
      requireState(context, id, ["networks", name, index]);
      if (members.indexOf(id) < index) {
        report.warn(["networks", name, index], `${id} is listed twice`);
      }
    }
  }
  for (const id of Object.keys(text.clocks ?? {})) {
    requireState(context, id, ["clocks", id], "key");
  }
  lintKeys(context, scenario);
  lintUnused(context, scenario);
  lintDrawnNames(context);
  lintHolidays(context);
}

/** Two States with one key would have the same luck. */
function lintKeys(context: PeopledContext, scenario: ResolvedScenario): void {
  const owners = new Map<string, string>();
  for (const { id, key } of scenario.states) {
    const owner = owners.get(key);
    if (owner === undefined) owners.set(key, id);
    else {
      const path = [...(context.states.get(id)?.path ?? []), "key"];
      context.report.error(path, `${id} and ${owner} have the same key "${key}"`);
    }
  }
}

function lintUnused(context: PeopledContext, { states }: ResolvedScenario): void {
  const { text, report } = context;
  const extended = Object.values(text.profiles ?? {}).map((profile) => profile.extends);
  const used: Record<"profiles" | "laws" | "rosters", ReadonlySet<string | null | undefined>> = {
    profiles: new Set([
      ...states.map(({ profile }) => profile),
      ...extended,
      ...drawable(context, "profile"),
    ]),
    laws: new Set([...states.map(({ law }) => law), ...drawable(context, "law")]),
    rosters: new Set([
      ...[...context.states.values()].map(({ roster }) => roster),
      ...drawable(context, "roster"),
    ]),
  };
  for (const section of ["profiles", "laws", "rosters"] as const) {
    for (const name of Object.keys(text[section] ?? {})) {
      if (name !== "default" && !used[section].has(name)) {
        report.warn([section, name], "is used by no State", undefined, "key");
      }
    }
  }
}

function drawable({ text }: PeopledContext, what: "profile" | "law" | "roster"): string[] {
  const drawn = text.import_states?.[what];
  if (drawn === undefined) return [];
  return typeof drawn === "string" ? [drawn] : Object.keys(drawn.draw);
}

/** A name that no State happened to draw must exist all the same. */
function lintDrawnNames(context: PeopledContext): void {
  const { text } = context;
  const known = {
    profile: ["default", ...Object.keys(text.profiles ?? {})],
    law: ["default", ...Object.keys(text.laws ?? {})],
    roster: Object.keys(text.rosters ?? {}),
  };
  for (const what of ["profile", "law", "roster"] as const) {
    const drawn = text.import_states?.[what];
    if (drawn === undefined) continue;
    const path: Path = ["import_states", what];
    if (typeof drawn === "string") requireName(context, what, drawn, known[what], path);
    else {
      for (const name of Object.keys(drawn.draw)) {
        requireName(context, what, name, known[what], [...path, "draw", name], "key");
      }
    }
  }
  for (const [name, profile] of Object.entries(text.profiles ?? {})) {
    for (const what of ["law", "roster"] as const) {
      const named = profile[what];
      if (named !== undefined) {
        requireName(context, what, named, known[what], ["profiles", name, what]);
      }
    }
  }
}

function lintHolidays({ text, states, report }: PeopledContext): void {
  if (text.real_states !== true) return;
  const without = [...states.keys()].filter(
    (id) => text.states?.[id]?.holidays === undefined && stateByCode(id)?.holiday_data === false,
  );
  if (without.length === 0) return;
  const path: Path = text.import_states === undefined ? ["states"] : ["import_states"];
  const message = `public holidays are not known for ${without.join(", ")}: they keep none`;
  report.warn(path, message, undefined, "key");
}
