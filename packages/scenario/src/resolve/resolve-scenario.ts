import { KeyedRandom } from "@contactpoint/engine";
import type { ResolvedScenario } from "@contactpoint/protocol";

import type { Path } from "../reader/problem.ts";
import type { ScenarioText } from "../schema/scenario-schema.ts";
import { CalendarBook } from "./calendar-book.ts";
import type { Context, PeopledContext, Reporter } from "./context.ts";
import { inLanguages } from "./in-languages.ts";
import { Parameters } from "./parameters.ts";
import { placeStates } from "./place-states.ts";
import { checkedInstant } from "./points.ts";
import { resolveChannels } from "./resolve-channels.ts";
import { resolveChoices } from "./resolve-choices.ts";
import { resolveEscalation } from "./resolve-escalation.ts";
import { resolveExercise } from "./resolve-exercise.ts";
import { resolveExpectations } from "./resolve-expectations.ts";
import { resolveFaults } from "./resolve-faults.ts";
import { resolveInjects } from "./resolve-injects.ts";
import { resolveInstruments } from "./resolve-instruments.ts";
import { resolveLaws } from "./resolve-laws.ts";
import { resolveLiveness } from "./resolve-liveness.ts";
import { resolveNetworks } from "./resolve-networks.ts";
import { resolvePools } from "./resolve-pools.ts";
import { resolvePractice, resolveRegister } from "./resolve-practice.ts";
import { resolveProfiles } from "./resolve-profile.ts";
import { resolveProviders } from "./resolve-providers.ts";
import { withStandIns } from "./resolve-stand-ins.ts";
import { resolveStates } from "./resolve-states.ts";
import { resolveTopology } from "./resolve-topology.ts";
import { resolveWorkload } from "./resolve-workload.ts";
import { parseSpan } from "./span.ts";

export interface Resolution {
  readonly scenario: ResolvedScenario;
  readonly context: PeopledContext;
}

/**
 * Works out every calendar, reference and default of a scenario. What is wrong goes to the
 * reporter; the result counts only if nothing did. Whoever resolves more than once hands in the
 * calendars of the time before.
 */
export function resolveScenario(
  text: ScenarioText,
  report: Reporter,
  readFile: (name: string, path: Path) => string | null,
  calendars = new CalendarBook(),
): Resolution {
  const context = peopled(text, report, readFile, calendars);
  const channels = resolveChannels(context);
  const names = Object.keys(channels);
  const laws = resolveLaws(context);
  const { start, end, parameters } = context;
  const scenario: ResolvedScenario = {
    format: "contactpoint/1",
    id: text.id,
    version: text.version,
    title: inLanguages(text.title),
    marking: text.marking,
    level: text.level ?? null,
    seed: text.seed,
    clock: { start, end, warm_up: parseSpan(text.clock.warm_up ?? "PT0S") },
    real_states: text.real_states ?? false,
    states: resolveStates(context, channels, Object.keys(laws)),
    laws,
    profiles: resolveProfiles(context),
    providers: resolveProviders(context),
    channels,
    networks: resolveNetworks(context),
    ...resolvePools(context),
    instruments: resolveInstruments(context),
    topology: resolveTopology(context),
    register: resolveRegister(context, names),
    escalation: resolveEscalation(context, names),
    practice: resolvePractice(context),
    workload: resolveWorkload(context),
    omit: text.omit ?? [],
    choices: resolveChoices(context),
    injects: resolveInjects(context),
    faults: resolveFaults(context),
    ...resolveLiveness(context),
    ...resolveExercise(context),
    expectations: resolveExpectations(context),
    objectives: Object.fromEntries(
      Object.entries(text.objectives ?? {}).map(([name, words]) => [name, inLanguages(words)]),
    ),
    parameters: parameters.list,
  };
  return { scenario: withStandIns(context, scenario), context };
}

function peopled(
  text: ScenarioText,
  report: Reporter,
  readFile: (name: string, path: Path) => string | null,
  calendars: CalendarBook,
): PeopledContext {
  const bare = {
    text,
    report,
    parameters: new Parameters(),
    random: new KeyedRandom(text.seed),
    readFile,
    calendars,
  };
  // The end follows from the start, whose check needs a context to report to.
  const start = checkedInstant({ ...bare, start: 0, end: 0 }, text.clock.start, ["clock", "start"]);
  const context: Context = { ...bare, start, end: start + parseSpan(text.clock.duration) };
  return { ...context, states: placeStates(context) };
}
