import { DAY, HOUR } from "@contactpoint/engine";
import {
  poissonSource,
  REDUCED_START,
  reducedScenario,
  type ReducedPoint,
} from "../src/testing/index.ts";
import type { Extent, Run, TruthCase } from "./truths-case.ts";
import { mean, overTime, responseTime, share } from "./truths-estimators.ts";
import { exponential, station } from "./truths-stations.ts";
import { bulkSojourn, presentByHour } from "./truths-theory.ts";

const EXTENT: Extent = { replications: 20, warm_up: 0, counts: 168 * 26, rest: 24 };

/** Weights of the hours: rate 1 + .6 sin in the middle of each. */
const SINE = Array.from(
  { length: 24 },
  (_, hour) => 1 + 0.6 * Math.sin((2 * Math.PI * (hour + 0.5)) / 24),
);
const POINTS: readonly ReducedPoint[] = [{ id: "XA" }, { id: "XB" }];
const OFFSET = 5;

/** Needs of each hour of each day, against their Poisson means, in the requesting State's local hours. */
function countsByHour(): TruthCase {
  const id = "needs by the hour";
  const rate = 2;
  const state = { offsets: { from: [REDUCED_START - DAY], ms: [OFFSET * HOUR] } };
  const source = poissonSource({ id, from: { XA: 1 }, to: { XB: 1 } }, rate, { hour_of_day: SINE });
  const expected = (hour: number): number => rate * (SINE[(hour + OFFSET) % 24] ?? Number.NaN);
  return {
    id,
    scenario: (seed, time) =>
      reducedScenario({
        id,
        seed,
        ...time,
        points: [{ id: "XA", state }, { id: "XB" }],
        workload: [source],
      }),
    extent: EXTENT,
    truths: [
      ...[1].map((hour) => ({
        what: `mean at ${hour} h UTC`,
        theory: expected(hour),
        of: (run: Run) => {
          const counts = hourCounts(run).filter((_, at) => at % 24 === hour);
          return counts.reduce((sum, count) => sum + count, 0) / counts.length;
        },
      })),
      {
        what: "variance over mean",
        theory: 1,
        of: (run) => {
          const counts = hourCounts(run);
          const scatter = Array.from(
            counts,
            (count, at) => (count - expected(at % 24)) ** 2 / expected(at % 24),
          );
          return scatter.reduce((sum, each) => sum + each, 0) / counts.length;
        },
      },
    ],
  };
}

function hourCounts({ table, rows, scenario: { clock } }: Run): Int32Array {
  const counts = new Int32Array(EXTENT.counts);
  for (const row of rows) {
    const hour = Math.floor(((table.instants.needed_at[row] ?? Number.NaN) - clock.start) / HOUR);
    counts[hour] = (counts[hour] ?? 0) + 1;
  }
  return counts;
}

function neededIn(
  from: number,
  until: number,
  cycle: number,
): (run: Run) => (row: number) => boolean {
  return ({ table }) =>
    (row) => {
      const since = (table.instants.needed_at[row] ?? Number.NaN) - REDUCED_START;
      const phase = since - Math.floor(since / cycle) * cycle;
      return phase >= from && phase < until;
    };
}

function byWeekday(): TruthCase {
  const id = "needs by the weekday";
  const weekday = [1.6, 1.2, 1.2, 1.2, 1.2, 0.4, 0.2];
  const source = poissonSource({ id, from: { XA: 1 }, to: { XB: 1 } }, 1, { weekday });
  return {
    id,
    scenario: (seed, time) =>
      reducedScenario({ id, seed, ...time, points: POINTS, workload: [source] }),
    extent: { ...EXTENT, rest: 0, counts: 168 * 52 },
    truths: [
      share("on Mondays", 1.6 / 7, neededIn(0, DAY, 7 * DAY)),
      share("on weekends", 0.6 / 7, neededIn(5 * DAY, 7 * DAY, 7 * DAY)),
    ],
  };
}

/** The rate doubles over a year. */
function growing(): TruthCase {
  const id = "needs grow by the year";
  const source = poissonSource({ id, from: { XA: 1 }, to: { XB: 1 } }, 0.5, { yearly_growth: 1 });
  return {
    id,
    scenario: (seed, time) =>
      reducedScenario({ id, seed, ...time, points: POINTS, workload: [source] }),
    extent: { ...EXTENT, counts: 8760, rest: 0 },
    truths: [
      { what: "needs in a year", theory: 0.5 * 8760 * 1.5, of: ({ rows }) => rows.length },
      share("in the second half", 0.875 / 1.5, neededIn(182.5 * DAY, 365 * DAY, 365 * DAY)),
    ],
  };
}

/** Officers enough, and a rate that goes with the hour of the day. */
function timeOfDay(): TruthCase {
  const id = "M_t/M/oo by the hour";
  const present = presentByHour(
    SINE.map((weight) => 5 * weight),
    2,
  );
  const source = poissonSource({ id, from: { XA: 1 }, to: { XB: 1 } }, 5, { hour_of_day: SINE });
  const points = [{ id: "XA" }, { id: "XB", service: { acknowledge: exponential(2) } }];
  return {
    id,
    scenario: (seed, time) => reducedScenario({ id, seed, ...time, points, workload: [source] }),
    extent: { ...EXTENT, warm_up: 168, counts: 168 * 16, rest: 168 },
    watch: { census: "XB" },
    truths: [0, 6, 12, 18].map((hour) => ({
      what: `present at ${hour} h`,
      theory: present[hour] ?? Number.NaN,
      of: ({ watch }) => {
        const { sum, count } = watch.census[hour] ?? { sum: 0, count: 0 };
        return sum / count;
      },
    })),
  };
}

function manyOfficers(): TruthCase {
  const rate = 2;
  return {
    ...station("M/gamma/oo", rate, {
      service: { acknowledge: { kind: "gamma", mean: HOUR, shape: 0.5 } },
    }),
    extent: { ...EXTENT, warm_up: 168, counts: 168 * 50, replications: 30 },
    truths: [
      overTime("number present", rate, (watch) => watch.node("XB").present.area),
      overTime("second moment", rate + rate ** 2, (watch) => watch.node("XB").present.squared),
      overTime("nobody at work", Math.exp(-rate), (watch) => watch.node("XB").present.empty),
    ],
  };
}

/** Incidents 200 h apart: twenty needs at once before three officers. */
function incidents(): TruthCase {
  const id = "twenty at once, three officers";
  const source = poissonSource({ id, from: { XA: 1 }, to: { XB: 1 } }, 0);
  const points = [
    { id: "XA" },
    { id: "XB", officers: 3, service: { acknowledge: exponential(1) } },
  ];
  return {
    id,
    scenario: (seed, time) => {
      const workload = Array.from({ length: Math.floor(time.lasts / (200 * HOUR)) }, (_, k) => ({
        ...source,
        id: `${id} ${k}`,
        arrivals: {
          kind: "incident" as const,
          at: REDUCED_START + k * 200 * HOUR,
          needs: 20,
          spread: { kind: "deterministic" as const, value: 0 },
          duplicate_share: 0,
          expires_at: null,
        },
      }));
      return reducedScenario({ id, seed, ...time, points, workload });
    },
    extent: { ...EXTENT, counts: 200 * 100, rest: 200 },
    truths: [mean("response", bulkSojourn(20, 3), responseTime)],
  };
}

export const ARRIVAL_CASES: readonly TruthCase[] = [
  countsByHour(),
  byWeekday(),
  growing(),
  timeOfDay(),
  manyOfficers(),
  incidents(),
];
