import { judge, publishedTransitions, RULES } from "@contactpoint/analysis";
import { formatInstant } from "@contactpoint/engine";
import type { Instant } from "@contactpoint/engine";
import { withPeople } from "@contactpoint/exercise";
import type { ResolvedScenario } from "@contactpoint/protocol";
import { simulate } from "@contactpoint/simulator";

import { EXIT } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";

/** Where an exercise opens: at the first violation of a rule, at a step, or at a time. */
export type Opening =
  | { readonly kind: "violation" }
  /** Number of a record of the journal that machines would write, from 1. */
  | { readonly kind: "step"; readonly step: number }
  /** Milliseconds after the start. */
  | { readonly kind: "after"; readonly span: number }
  | { readonly kind: "instant"; readonly at: Instant };

export interface Opened {
  readonly scenario: ResolvedScenario;
  /** Last instant that machines play alone; undefined: none. */
  readonly opensAt: Instant | undefined;
  /** What is there to see, for who leads the exercise; empty if there is nothing. */
  readonly note: string;
}

/**
 * A scenario with other people and a later beginning than its own.
 *
 * @param states that people play, and no others; those of the file if undefined
 * @throws Failure 64 for a State or a time that the scenario does not have, 65 if it has no violation
 */
export function openedExercise(
  scenario: ResolvedScenario,
  opening: Opening | undefined,
  states: readonly string[] | undefined,
): Opened {
  const cast = states === undefined ? scenario : played(scenario, states);
  if (opening === undefined) return { scenario: cast, opensAt: undefined, note: "" };
  const { at, because } = placeOf(scenario, opening);
  const { start, end } = scenario.clock;
  if (at < start || at >= end)
    throw new Failure(
      EXIT.usage,
      `${formatInstant(at)} is not in the run, which lasts from ${formatInstant(start)} to ${formatInstant(end)}`,
    );
  // What happens at that instant is the first that people can change.
  if (at === start) return { scenario: cast, opensAt: undefined, note: because };
  const opensAt = at - 1;
  const note = `Machines have played until ${formatInstant(opensAt)}. ${because}`;
  return { scenario: cast, opensAt, note };
}

function played(scenario: ResolvedScenario, states: readonly string[]): ResolvedScenario {
  const unknown = states.find((state) => !scenario.states.some(({ id }) => id === state));
  if (unknown !== undefined)
    throw new Failure(EXIT.usage, `${scenario.id} has no State ${unknown} that people could play`);
  return withPeople(scenario, new Set(states));
}

function placeOf(
  scenario: ResolvedScenario,
  opening: Opening,
): { readonly at: Instant; readonly because: string } {
  switch (opening.kind) {
    case "violation":
      return violation(scenario);
    case "step":
      return stepOf(scenario, opening.step);
    case "after":
      return { at: scenario.clock.start + opening.span, because: "" };
    case "instant":
      return { at: opening.at, because: "" };
  }
}

/** What breaks a rule first when machines play: a rule that the file names, if it names one. */
function violation(scenario: ResolvedScenario): ReturnType<typeof placeOf> {
  const judged = judge(RULES, scenario, publishedTransitions());
  let line = 0;
  simulate(scenario, { sinks: [(record) => judged.add(record, ++line)] });
  const found = judged.verdicts().flatMap(({ rule, verdict }) => {
    if (verdict.verdict !== "violated") return [];
    // What was left undone shows at the end alone; nothing can be played from there.
    const last = verdict.witness.findLast(({ record }) => record.kind !== "end");
    if (last === undefined) return [];
    return [{ number: rule.number, because: verdict.because, ...last }];
  });
  const named = new Set(
    scenario.expectations.flatMap((each) =>
      each.kind === "rule" && each.verdict === "violated" ? [each.rule] : [],
    ),
  );
  const wanted = found.filter(({ number }) => named.has(number));
  const [first] = (wanted.length > 0 ? wanted : found).toSorted((a, b) => a.line - b.line);
  if (first === undefined)
    throw new Failure(
      EXIT.badInput,
      `${scenario.id} violates no rule; name a time, such as --at T+02:00`,
    );
  const { number, because, record } = first;
  return {
    at: record.at,
    because: `Next comes step ${first.line}, by which ${number} is violated: ${because}.`,
  };
}

function stepOf(scenario: ResolvedScenario, step: number): ReturnType<typeof placeOf> {
  let line = 0;
  let at: Instant | null = null;
  simulate(scenario, {
    sinks: [
      (record) => {
        if (++line === step) at = record.at;
      },
    ],
  });
  if (at === null)
    throw new Failure(EXIT.usage, `${scenario.id} has ${line} steps, and no step ${step}`);
  return { at, because: `Next comes step ${step}.` };
}
