import type { ScenarioDocument } from "@contactpoint/scenario";

import { injectsOf, judgementsOf } from "./new-injects.ts";

export const LEVELS = ["L1", "L2", "L3"] as const;

export interface NewExercise {
  readonly id: string;
  readonly title: string;
  readonly level: (typeof LEVELS)[number];
  /** How many States, 2 to 25. */
  readonly states: number;
  /** How many of them people play, at least one. */
  readonly people: number;
  /** First instant, ISO 8601 in UTC. */
  readonly start: string;
  readonly seed: number;
}

/** Codes of fictitious States; XK is in use for Kosovo. */
export const STATE_CODES: readonly string[] = "ABCDEFGHIJLMNOPQRSTUVWXYZ"
  .split("")
  .map((letter) => `X${letter}`);

/** An exercise to start from: it runs, and people can play it. What it tells is to be filled in. */
export function newExercise(given: NewExercise): ScenarioDocument {
  const { id, title, level, people, start, seed } = given;
  const states = STATE_CODES.slice(0, given.states);
  const played = states.slice(0, people);
  return {
    format: "contactpoint/1",
    id,
    version: "1.0.0",
    title: { en: title },
    level,
    marking: "EXERCISE EXERCISE EXERCISE",
    seed,
    clock: { start, ...CLOCKS[level] },
    states: Object.fromEntries(
      states.map((code, index) => [code, stateOf(index, played.includes(code))]),
    ),
    rosters: { default: { shifts: SHIFTS, escalate: ESCALATE } },
    profiles: { default: level === "L1" ? QUICK : USUAL },
    laws: { default: { order_by: "police", languages: ["en"] } },
    instruments: {
      convention: { basis: "BUDAPEST", parties: "all", in_force_from: "2026-01-01", assumed: true },
    },
    providers: Object.fromEntries(
      states.map((code) => [`host-${code.toLowerCase()}`, { state: code, confirm: "PT1H" }]),
    ),
    channels: { email: { reach: 1, delay: "PT30S" } },
    ...(level === "L3" ? busy(states) : {}),
    injects: injectsOf(level, states, played),
    expectations: [
      ...judgementsOf(level, played),
      { id: "acknowledged-after-request", rule: "S01", verdict: "holds" },
      { id: "status-never-backwards", rule: "S09", verdict: "holds" },
      { id: "something-happens", count: "needs", at_least: played.length },
    ],
    objectives: {
      reachability: "Every contact point answers within minutes",
      ...(level === "L1"
        ? {}
        : {
            form: "Requests carry each item the article asks for, and what is missing is asked for",
          }),
    },
  };
}

const PACE = { owed_budget: "PT5M", allowed_rates: [1, 4, 12, 24, 60] };

/** Real length on the ladder: half an hour, half a day, a day of six hours. */
const CLOCKS = {
  L1: { duration: "PT30M", rate: 1, owed_rate: 1, ...PACE, ends_within: "PT40M" },
  L2: { duration: "PT8H", rate: 12, owed_rate: 4, ...PACE, ends_within: "PT4H" },
  L3: { duration: "P1D", rate: 24, owed_rate: 6, ...PACE, ends_within: "PT6H" },
} as const;

const NAMES = ["Astoria", "Borealia", "Cindria", "Doria", "Elandia", "Fresia", "Galdia", "Hestia"];
const ZONES = [
  "Europe/Paris",
  "America/Chicago",
  "Asia/Kathmandu",
  "Australia/Sydney",
  "America/Santiago",
  "Africa/Lagos",
  "Asia/Tokyo",
  "Africa/Nairobi",
];

function stateOf(index: number, isPlayed: boolean): object {
  const name = NAMES[index];
  return {
    ...(name === undefined ? {} : { name }),
    zone: ZONES[index % ZONES.length],
    ...(isPlayed ? { played_by: "human" } : {}),
  };
}

const SHIFTS = [
  { id: "day", from: "06:00", to: "22:00", officers: 2 },
  { id: "night", from: "22:00", to: "06:00", officers: 1 },
];
const ESCALATE = [
  { to: "current-shift", wait: "PT10M" },
  { to: "next-shift", wait: "PT10M" },
];

const CAREFUL = { error: { omit_item: 0, wrong_addressee: 0, wrong_identifier: 0 } };
const QUICK = {
  prepare: "PT1M",
  acknowledge: { lognormal: { p50: "PT2M", p95: "PT6M" } },
  ...CAREFUL,
};
const USUAL = {
  acknowledge: { lognormal: { p50: "PT6M", p95: "PT20M" } },
  decide: { lognormal: { p50: "PT25M", p95: "PT1H" } },
  ...CAREFUL,
};

/** Everyday requests, and a link that fails. */
function busy([first = "", second = "", ...others]: readonly string[]): object {
  const perDay = others.length + 2;
  return {
    workload: [
      {
        id: "everyday",
        arrivals: { poisson: { per_day: perDay } },
        mix: [{ share: 1, form: "preservation", urgency: "routine" }],
      },
    ],
    faults: [{ id: "cable", at: "T+06:00", for: "PT2H", kind: "partition", link: [first, second] }],
  };
}
