import { MINUTE } from "@contactpoint/engine";
import type {
  ResolvedEscalation,
  ResolvedExercise,
  ResolvedScenario,
} from "@contactpoint/protocol";

import { requireName, type PeopledContext } from "./context.ts";
import { inLanguages } from "./in-languages.ts";
import { parseSpan } from "./span.ts";

/** Rate at which an exercise goes if its file does not say: that of the wall clock. */
const WALL_CLOCK = 1;
/** Real time for which one debt slows the clock, unless said. */
const OWED_BUDGET = 5 * MINUTE;
/** How long the desk waits before it asks the next, unless said. */
const ESCALATION_WAIT = 10 * MINUTE;

/** Nothing where the file says nothing of an exercise. */
export function resolveExercise(context: PeopledContext): Pick<ResolvedScenario, "exercise"> {
  const { text } = context;
  checkTargets(context);
  const seats = seatsOf(context);
  const { rate, owed_rate, owed_budget, ends_within, allowed_rates } = text.clock;
  const given = [rate, owed_rate, owed_budget, ends_within, allowed_rates];
  const isExercise =
    seats.length > 0 ||
    given.some((value) => value !== undefined) ||
    [...context.states.values()].some(({ resolved }) => resolved.played_by === "human");
  return isExercise ? { exercise: { ...ratesOf(context), ...peopleOf(context, seats) } } : {};
}

type Rates = "rate" | "owed_rate" | "owed_budget" | "allowed_rates" | "ends_within";

function ratesOf({ text, report }: PeopledContext): Pick<ResolvedExercise, Rates> {
  const { clock } = text;
  const rate = clock.rate ?? WALL_CLOCK;
  const owed_rate = clock.owed_rate ?? Math.min(rate, WALL_CLOCK);
  if (owed_rate > rate) {
    report.warn(
      ["clock", "owed_rate"],
      `is above the rate of ${rate}, and so has no effect`,
      "the exercise slows down while a person owes an answer",
    );
  }
  return {
    rate,
    owed_rate,
    owed_budget: clock.owed_budget === undefined ? OWED_BUDGET : parseSpan(clock.owed_budget),
    allowed_rates: (clock.allowed_rates ?? [rate]).toSorted((a, b) => a - b),
    ends_within: clock.ends_within === undefined ? null : parseSpan(clock.ends_within),
  };
}

function peopleOf(
  context: PeopledContext,
  seats: ResolvedExercise["seats"],
): Pick<ResolvedExercise, "seats" | "escalate" | "expected"> {
  const expected: Record<string, Readonly<Record<string, string>>> = {};
  for (const inject of context.text.injects ?? [])
    if (inject.expected !== undefined) expected[inject.id] = inLanguages(inject.expected);
  return { seats, escalate: escalationsOf(context), expected };
}

/** A State that people play without naming posts has one: its duty officer. */
function seatsOf({ text, states }: PeopledContext): ResolvedExercise["seats"] {
  return [...states.values()].flatMap(({ id, resolved }) => {
    const named = Object.entries(text.states?.[id]?.seats ?? {});
    if (named.length === 0 && resolved.played_by === "human")
      return [{ state: id, post: "duty-officer", team: null, played_by: "human" as const }];
    return named.map(([post, seat]) => ({
      state: id,
      post,
      team: seat.team ?? null,
      played_by: seat.played_by ?? ("human" as const),
    }));
  });
}

function escalationsOf(context: PeopledContext): ResolvedExercise["escalate"] {
  const { text, states } = context;
  const found: Record<string, readonly ResolvedEscalation[]> = {};
  for (const { id, roster } of states.values()) {
    const steps = text.rosters?.[roster ?? ""]?.escalate;
    if (steps !== undefined)
      found[id] = steps.map(({ to, wait }) => ({
        to,
        wait: wait === undefined ? ESCALATION_WAIT : parseSpan(wait),
      }));
  }
  return found;
}

/** A step asks a shift, or a post that the roster's crews or a State's seats have. */
function checkTargets(context: PeopledContext): void {
  const seats = Object.values(context.text.states ?? {}).flatMap((state) =>
    Object.keys(state.seats ?? {}),
  );
  for (const [name, { shifts, escalate = [] }] of Object.entries(context.text.rosters ?? {})) {
    const crews = shifts.flatMap(({ crew = [] }) => crew);
    for (const [index, { to }] of escalate.entries()) {
      const known = [...SHIFTS, ...crews, ...seats];
      requireName(context, "post", to, known, ["rosters", name, "escalate", index, "to"]);
    }
  }
}

const SHIFTS = ["current-shift", "next-shift", "head-of-unit"];
