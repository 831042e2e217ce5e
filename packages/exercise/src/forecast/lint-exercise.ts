import { formatDuration, type Instant } from "@contactpoint/engine";
import type { ResolvedExpectation, ResolvedInject, ResolvedScenario } from "@contactpoint/protocol";

/** A weakness of an exercise that its file alone does not show. */
export interface ExerciseProblem {
  readonly severity: "error" | "warning";
  /** Such as `injects.theft` or `clock.ends_within`. */
  readonly path: string;
  readonly message: string;
}

/** What a run with machines in every seat showed. */
export interface DryFacts {
  /** When each inject was sent first; those that were not are left out. */
  readonly sentAt: ReadonlyMap<string, Instant>;
  /** Injects whose request arose. */
  readonly requested: ReadonlySet<string>;
  /** How many people play each State. */
  readonly peopleOf: ReadonlyMap<string, number>;
}

/** What would go wrong when people play it: who could not answer, and what could not be rated. */
export function lintExercise(
  scenario: ResolvedScenario,
  facts: DryFacts,
): readonly ExerciseProblem[] {
  return [
    ...scenario.injects.flatMap((inject) => injectProblems(scenario, facts, inject)),
    ...scenario.expectations.flatMap((each) =>
      each.kind === "judged" ? judgedProblems(scenario, facts, each) : [],
    ),
  ];
}

function injectProblems(
  scenario: ResolvedScenario,
  { sentAt, requested, peopleOf }: DryFacts,
  { id, to, trigger, request }: ResolvedInject,
): ExerciseProblem[] {
  const path = `injects.${id}`;
  const error = (message: string): ExerciseProblem => ({ severity: "error", path, message });
  const warning = (message: string): ExerciseProblem => ({ severity: "warning", path, message });
  const state = scenario.states.find((one) => one.id === to);
  const at = sentAt.get(id);
  const problems: ExerciseProblem[] = [];
  if (state === undefined && !STAFF.includes(to))
    problems.push(error(`reaches ${to}, which is no State and no seat: nobody can answer it`));
  if (state !== undefined && request === null && !peopleOf.has(to))
    problems.push(error(`reaches ${to}, which machines play: nobody can answer it`));
  if (request !== null && at !== undefined && !requested.has(id))
    problems.push(error("brings about no request: the provider is the requesting State's own"));
  if (trigger.kind !== "reserve" && at === undefined)
    problems.push(warning("was not sent in the dry run"));
  if (state !== undefined && at !== undefined && isClosed(state, at))
    problems.push(warning(`reaches ${to} when nobody is on duty or on call`));
  return problems;
}

/** Whoever takes injects beside States. */
const STAFF = ["white-cell", "facilitator"];

type Judged = Extract<ResolvedExpectation, { kind: "judged" }>;

function judgedProblems(
  { clock, injects }: ResolvedScenario,
  { sentAt, peopleOf }: DryFacts,
  { id, of, inject: named, clock: counts, within }: Judged,
): ExerciseProblem[] {
  const path = `expectations.${id}`;
  const error = (message: string): ExerciseProblem => ({ severity: "error", path, message });
  const problems: ExerciseProblem[] = [];
  if (of !== null && !peopleOf.has(of))
    problems.push(error(`cannot be met: machines play ${of}, and nobody rates them`));
  const inject = injects.find((one) => one.id === named);
  if (inject === undefined) return problems;
  if (of !== null && inject.to !== of && inject.from !== of)
    problems.push(error(`cannot be met: ${inject.id} concerns ${inject.to}, not ${of}`));
  const at = sentAt.get(inject.id);
  const best = Math.min(...Object.values(within ?? { any: 0 }));
  if (at !== undefined && counts === "exercise" && at + best > clock.end) {
    const left = formatDuration(clock.end - at);
    problems.push(
      error(`cannot be told apart: the run ends ${left} after ${inject.id}, before P is over`),
    );
  }
  return problems;
}

function isClosed({ desk }: ResolvedScenario["states"][number], at: Instant): boolean {
  const index = desk.from.findLastIndex((from) => from <= at);
  return desk.officers[index] === 0 && desk.on_call[index] === 0;
}
