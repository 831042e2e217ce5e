import { formatDuration, type Duration, type Instant } from "@contactpoint/engine";
import {
  forecastLength,
  lintExercise,
  peopleAtSeats,
  StepsOfPeople,
  type ExerciseProblem,
} from "@contactpoint/exercise";
import type { JournalRecord, ResolvedExercise, ResolvedScenario } from "@contactpoint/protocol";
import { journalLines, simulate } from "@contactpoint/simulator";

import { EXIT } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { JournalWriter } from "../run-folder/journal-writer.ts";
import { JournalAnalysis, type AnalysedRun } from "../work/journal-analysis.ts";

export interface DryRunTask {
  /** How many people take seats; one for each seat if undefined. */
  readonly players: number | undefined;
  /** Real time that a person is assumed to need for a step. */
  readonly stepTime: Duration;
}

/** Real lengths of an exercise without pauses. */
export interface LengthForecast {
  /** If nobody ever owes anything. */
  readonly least: Duration;
  /** If each person needs the assumed time for each step. */
  readonly assumed: Duration;
  /** If nobody ever does a step, so that each spends its budget. */
  readonly most: Duration;
}

export interface DryRun {
  readonly run: AnalysedRun;
  readonly exercise: ResolvedExercise;
  readonly peopleOf: ReadonlyMap<string, number>;
  /** Steps that people would owe, by State. */
  readonly stepsOf: ReadonlyMap<string, number>;
  readonly injectsSent: number;
  readonly forecast: LengthForecast;
  readonly problems: readonly ExerciseProblem[];
}

/**
 * Runs an exercise with machines in every seat, in virtual time, and says how long it would take
 * with people and what would go wrong.
 *
 * @throws Failure 65 if nobody plays the scenario
 */
export function performDryRun(scenario: ResolvedScenario, task: DryRunTask): DryRun {
  const { exercise } = scenario;
  const peopleOf = peopleAtSeats(scenario, task.players);
  if (exercise === undefined || peopleOf.size === 0)
    throw new Failure(EXIT.badInput, `${scenario.id} has no seat: add played_by: human to a State`);
  const steps = new StepsOfPeople(new Set(peopleOf.keys()));
  const seen = new Seen();
  const run = simulated(scenario, [(record) => steps.note(record), (record) => seen.note(record)]);
  const { start, end } = scenario.clock;
  const lengthAt = (stepTime: Duration): Duration =>
    forecastLength(steps.steps, { ...exercise, start, end, peopleOf, stepTime });
  const forecast = {
    least: (end - start) / exercise.rate,
    assumed: lengthAt(task.stepTime),
    most: lengthAt(Infinity),
  };
  const stepsOf = new Map([...peopleOf.keys()].map((state) => [state, 0]));
  for (const { state } of steps.steps) stepsOf.set(state, (stepsOf.get(state) ?? 0) + 1);
  const problems = [
    ...overrun(exercise, forecast),
    ...lintExercise(scenario, { peopleOf, sentAt: seen.sentAt, requested: seen.requested }),
  ];
  return { run, exercise, peopleOf, stepsOf, injectsSent: seen.sentAt.size, forecast, problems };
}

/** Which injects came, and which of their requests arose. */
class Seen {
  readonly sentAt = new Map<string, Instant>();
  readonly requested = new Set<string>();

  note(record: JournalRecord): void {
    if (record.kind === "inject" && !this.sentAt.has(record.inject))
      this.sentAt.set(record.inject, record.at);
    const [source, inject] = record.kind === "need" ? record.request.split("/") : [];
    if (source === "inject" && inject !== undefined) this.requested.add(inject);
  }
}

function simulated(
  scenario: ResolvedScenario,
  sinks: readonly ((record: JournalRecord) => void)[],
): AnalysedRun {
  const writer = new JournalWriter(undefined);
  const lines = journalLines((text) => writer.write(text));
  const analysis = new JournalAnalysis();
  simulate(scenario, { sinks: [lines, (record) => analysis.add(record), ...sinks] });
  lines.end();
  return analysis.result(writer.end());
}

function overrun(
  { ends_within }: ResolvedExercise,
  { assumed, most }: LengthForecast,
): ExerciseProblem[] {
  if (ends_within === null || most <= ends_within) return [];
  const path = "clock.ends_within";
  const limit = formatDuration(ends_within);
  return assumed > ends_within
    ? [
        {
          severity: "error",
          path,
          message: `the forecast of ${formatDuration(assumed)} is longer than the ${limit} that there are; raise rate or owed_rate, or shorten it`,
        },
      ]
    : [
        {
          severity: "warning",
          path,
          message: `if nobody answered, it would take ${formatDuration(most)}, longer than the ${limit} that there are`,
        },
      ];
}
