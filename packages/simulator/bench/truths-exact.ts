import { RequestFold, type RequestTable } from "@contactpoint/analysis";
import { DAY, HOUR, MINUTE } from "@contactpoint/engine";
import type { ResolvedScenario } from "@contactpoint/protocol";
import { readScenario } from "@contactpoint/scenario";
import { fileURLToPath } from "node:url";
import { simulate } from "../src/index.ts";
import {
  listedSource,
  REDUCED_START,
  reducedScenario,
  type ReducedPoint,
} from "../src/testing/index.ts";
import { openHours } from "./truths-rosters.ts";

/** A sum that a run must give to the millisecond. */
export interface ExactCase {
  readonly id: string;
  /** Hours. */
  readonly theory: number;
  readonly found: () => number;
}

/**
 * Needs every ten minutes, each in the middle of its ten. Waits fall linearly between opening
 * hours, all of which lie on full hours, so their mean is exactly that of needs that come evenly.
 */
const EVERY = 10 * MINUTE;

interface EvenNeeds {
  readonly id: string;
  readonly points: readonly ReducedPoint[];
  readonly start: number;
  readonly days: number;
}

function meanTime({ id, points, start, days }: EvenNeeds): number {
  const count = (days * DAY) / EVERY;
  const instants = Array.from({ length: count }, (_, k) => start + k * EVERY + EVERY / 2);
  const lasts = days * DAY + 7 * DAY;
  const scenario = reducedScenario({
    id,
    seed: 1,
    lasts,
    points,
    workload: [listedSource({ id, from: { XA: 1 }, to: { XB: 1 } }, instants)],
    more: { clock: { start, end: start + lasts, warm_up: 0 } },
  });
  const { stages, rows } = run(scenario);
  let waited = 0;
  for (let row = 0; row < rows; row++) {
    waited += (stages.prepare[row] ?? Number.NaN) + (stages.closed[row] ?? Number.NaN);
  }
  return waited / HOUR / rows;
}

function run(scenario: ResolvedScenario): RequestTable {
  const fold = new RequestFold();
  simulate(scenario, { sinks: [(record) => fold.add(record)] });
  return fold.table;
}

/** The daily desk of truths-year.yaml, as its calendar resolves it. */
function throughTheYear(): number {
  const path = fileURLToPath(new URL("truths-year.yaml", import.meta.url));
  const read = readScenario(path);
  if (!("scenario" in read)) throw new Error(`${path} does not resolve`);
  const { states, clock } = read.scenario;
  const desk = states.find(({ id }) => id === "XB")?.desk;
  if (desk === undefined) throw new Error(`${path} has no desk XB`);
  const points = [{ id: "XA" }, { id: "XB", desk }];
  return meanTime({ id: "year", points, start: clock.start, days: 365 });
}

const WEEK = 7 * DAY;

function week(id: string, points: readonly ReducedPoint[]): () => number {
  return () => meanTime({ id, points, start: REDUCED_START, days: 7 });
}

const AT_EIGHT = openHours(2 * WEEK, 8);
const NIGHTS = 363 * 16 ** 2 + 15 ** 2 + 17 ** 2;

export const EXACT_CASES: readonly ExactCase[] = [
  {
    id: "daily 9-17 through a year with both clock changes",
    theory: NIGHTS / (2 * 8760),
    found: throughTheYear,
  },
  {
    id: "Monday to Friday 9-17",
    theory: (4 * 16 ** 2 + 64 ** 2) / (2 * 168),
    found: week("working days", [{ id: "XA" }, { id: "XB", desk: openHours(2 * WEEK, 9, 5) }]),
  },
  {
    id: "two desks in series, the second 12 h later",
    theory: 16,
    found: week("series 12", [
      { id: "XA", desk: openHours(2 * WEEK, 0) },
      { id: "XB", desk: openHours(2 * WEEK, 12) },
    ]),
  },
  {
    id: "two desks in series, the same hours",
    theory: 16 ** 2 / (2 * 24),
    found: week("series 0", [
      { id: "XA", desk: AT_EIGHT },
      { id: "XB", desk: AT_EIGHT },
    ]),
  },
];
