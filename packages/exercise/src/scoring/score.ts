import type { ResolvedExpectation } from "@contactpoint/protocol";
import { formatDuration, SECOND } from "@contactpoint/engine";
import type { Duration } from "@contactpoint/engine";
import { LATENCIES } from "../measures/index.ts";
import type { ExerciseMeasures, LatencyObservation, RequestFacts } from "../measures/index.ts";
import type { ExerciseRecord, Rating } from "../log/index.ts";
import { bandOf, worseOf } from "./band-of.ts";
import type { Confirmation, Evidence, ObjectiveScore, Proposal } from "./proposal.ts";

/** What proposals are made of. */
type Judgeable = Pick<ExerciseMeasures, "facts" | "latencies">;
type Judged = Extract<ResolvedExpectation, { kind: "judged" }>;

/**
 * A proposal for every expectation of the exercise and every State that it is about. One that names
 * no State is about each that people play.
 */
export function proposalsOf(measures: Judgeable): readonly Proposal[] {
  const { scenario, log } = measures.facts;
  const played = new Set(
    scenario.exercise?.seats
      .filter(({ played_by }) => played_by === "human")
      .map(({ state }) => state),
  );
  return scenario.expectations.flatMap((expectation) => {
    if (expectation.kind !== "judged") return [];
    const states = expectation.of === null ? [...played] : [expectation.of];
    return states.map((state) => proposalFor(expectation, state, measures, log));
  });
}

/**
 * By objective and State the worst of its rated expectations: what went wrong in one is not made
 * good by another. Weights order the gaps of the summary and change no rating.
 */
export function objectiveScores(
  proposals: readonly Proposal[],
  log: readonly ExerciseRecord[],
): readonly ObjectiveScore[] {
  const grouped = Map.groupBy(
    proposals.filter(({ objective }) => objective !== null),
    ({ objective, state }) => JSON.stringify([objective, state]),
  );
  return [...grouped.values()].flatMap((of) => {
    const [first] = of;
    if (first === undefined || first.objective === null) return [];
    const { objective, state } = first;
    const proposed = of.reduce<Rating | null>(
      (worst, { rating }) =>
        rating === null ? worst : worst === null ? rating : worseOf(worst, rating),
      null,
    );
    const confirmations = confirmationsOf(log, objective, state);
    return [
      {
        objective,
        state,
        proposed,
        decided_by: of
          .filter(({ rating }) => rating !== null && rating === proposed)
          .map(({ expectation }) => expectation),
        unrated: of.filter(({ rating }) => rating === null).map(({ expectation }) => expectation),
        confirmations,
        rating: confirmations.at(-1)?.rating ?? proposed,
      },
    ];
  });
}

function proposalFor(
  expectation: Judged,
  state: string,
  measures: Judgeable,
  log: readonly ExerciseRecord[],
): Proposal {
  const { id, objective, weight, measure, clock, within, inject } = expectation;
  const counted = measures.latencies.filter(
    (one) =>
      one.measure === measure &&
      one.state === state &&
      one.by !== "machines" &&
      (inject === null || one.inject === inject),
  );
  const isMeasured = within !== null && measure in LATENCIES;
  const { proposed, because } = isMeasured ? byBands(within, clock, counted) : LEFT_TO_EVALUATOR;
  const confirmations = confirmationsOf(log, id, state);
  return {
    expectation: id,
    objective,
    weight,
    state,
    measure,
    clock,
    within_s: within === null ? null : inSeconds(within),
    proposed,
    because,
    evidence: isMeasured
      ? counted.map(evidenceOf)
      : trafficOf(measures.facts.requests.filter((one) => concerns(one, measures, state, inject))),
    confirmations,
    rating: confirmations.at(-1)?.rating ?? proposed,
  };
}

const LEFT_TO_EVALUATOR = {
  proposed: null,
  because: "An evaluator judges it; the evidence is what the State had to do with.",
} as const;

/** The slowest counts: all must be in time. */
function byBands(
  bands: Readonly<Record<string, Duration>>,
  clock: "real" | "exercise",
  counted: readonly LatencyObservation[],
): Pick<Proposal, "proposed" | "because"> {
  if (counted.length === 0) return { proposed: null, because: "Nothing happened to judge it by." };
  const rated = counted.map((one) => bandOf(bands, one[clock], one.ending !== "reached"));
  const known = rated.filter((rating) => rating !== null);
  const open = rated.length - known.length;
  const unknown = open === 0 ? "" : ` Of ${rated.length}, ${open} could not be told: still open.`;
  if (known.length === 0) return { proposed: null, because: unknown.trim() };
  const proposed = known.reduce(worseOf);
  const { ending } = counted[rated.indexOf(proposed)] ?? {};
  const how = ending === "reached" ? "took" : "was still open after";
  const slowest = counted
    .filter((_, index) => rated[index] === proposed)
    .reduce((longest, one) => Math.max(longest, one[clock]), 0);
  const span = formatDuration(Math.round(slowest / SECOND) * SECOND);
  const because = `The slowest of ${counted.length} ${how} ${span} by the ${clock} clock.${unknown}`;
  return { proposed, because };
}

function evidenceOf(one: LatencyObservation): Evidence {
  const { about, item, from, until, ending, exercise, real } = one;
  return {
    about,
    item,
    exercise_s: exercise / SECOND,
    real_s: real / SECOND,
    ending,
    lines: until === null ? [from.line] : [from.line, until.line],
  };
}

function concerns(
  { id, need }: RequestFacts,
  { facts }: Judgeable,
  state: string,
  inject: string | null,
): boolean {
  if (need.from !== state && need.to !== state) return false;
  return inject === null || facts.injectOf(id) === inject;
}

function trafficOf(requests: readonly RequestFacts[]): Evidence[] {
  return requests.map(({ id, needed, received, asked, triaged, answered }) => ({
    about: id,
    item: null,
    exercise_s: null,
    real_s: null,
    ending: null,
    lines: [needed, received, triaged, asked, answered]
      .flatMap((moment) => (moment === null ? [] : [moment.line]))
      .toSorted((one, other) => one - other),
  }));
}

function confirmationsOf(
  log: readonly ExerciseRecord[],
  about: string,
  state: string,
): readonly Confirmation[] {
  return log.flatMap((record) =>
    record.kind === "rating" && record.about === about && record.state === state
      ? [
          {
            record: record.number,
            at: record.exercise,
            seat: record.seat,
            person: record.person,
            rating: record.rating,
            proposed: record.proposed,
            remark: record.remark,
          },
        ]
      : [],
  );
}

function inSeconds(bands: Readonly<Record<string, Duration>>): Record<string, number> {
  return Object.fromEntries(Object.entries(bands).map(([band, span]) => [band, span / SECOND]));
}
