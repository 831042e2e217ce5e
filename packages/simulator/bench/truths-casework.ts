import { HOUR } from "@contactpoint/engine";
import { poissonSource, reducedScenario, type ReducedPoint } from "../src/testing/index.ts";
import type { Extent, TruthCase } from "./truths-case.ts";
import {
  between,
  loadControl,
  mean,
  share,
  stage,
  timeToConfirm,
  together,
} from "./truths-estimators.ts";
import { exponential } from "./truths-stations.ts";
import { retries, waitMG1 } from "./truths-theory.ts";

const EXTENT: Extent = { replications: 40, warm_up: 200, counts: 9_000, rest: 400 };

interface Casework {
  readonly id: string;
  readonly form: "location-query" | "preservation";
  readonly rate: number;
  readonly points: readonly ReducedPoint[];
  readonly truths: TruthCase["truths"];
  /** Nodes and their loads in Erlang. */
  readonly loads?: Readonly<Record<string, number>>;
  readonly counts?: number;
}

function casework({
  id,
  form,
  rate,
  points,
  truths,
  loads = {},
  counts = EXTENT.counts,
}: Casework): TruthCase {
  const source = poissonSource({ id, from: { XA: 1 }, to: { XB: 1 }, form }, rate);
  return {
    id,
    scenario: (seed, time) => reducedScenario({ id, seed, ...time, points, workload: [source] }),
    extent: { ...EXTENT, counts },
    truths,
    controls: together(...Object.entries(loads).map(([node, load]) => loadControl(node, load))),
  };
}

const EACH = {
  acknowledge: exponential(1),
  check: exponential(1),
  review: exponential(1),
  order: exponential(1),
  locate: exponential(1),
};
const ONE_OFFICER: ReducedPoint = { id: "XB", officers: 1, service: EACH };

/** Mean time of so many visits to one exponential FIFO officer of rate 1: the queue is quasi-reversible (Kelly). */
function visits(count: number, rate: number): number {
  return count / (1 - rate * count);
}

const FAILS = 0.3;
const failing = retries(FAILS, 1 + 2, 3, 1);
/** The fourth failure ends the matter as well, after four orders and three pauses. */
const UNTIL_ENDED = failing.reached * failing.mean + (1 - failing.reached) * (4 + 3 * 2);

export const CASEWORK_CASES: readonly TruthCase[] = [
  casework({
    id: "three visits to one officer",
    form: "location-query",
    rate: 0.2,
    points: [{ id: "XA" }, ONE_OFFICER],
    truths: [mean("response", visits(3, 0.2), timeToConfirm)],
    loads: { XB: 0.6 },
    counts: 14_000,
  }),
  casework({
    id: "four visits, then a provider",
    form: "preservation",
    rate: 0.15,
    points: [{ id: "XA" }, { ...ONE_OFFICER, provider: { confirm: exponential(3) } }],
    truths: [
      mean("time to confirm", visits(4, 0.15) + 3, timeToConfirm),
      mean("time of the provider", 3, stage("provider")),
    ],
    loads: { XB: 0.6 },
    counts: 14_000,
  }),
  casework({
    id: "rework of a quarter",
    form: "location-query",
    rate: 0.18,
    points: [
      { id: "XA", error: { omit_item: 0.25 }, service: { supplement: exponential(2) } },
      ONE_OFFICER,
    ],
    truths: [
      mean("response", visits(3.25, 0.18) + 0.25 * 2, timeToConfirm),
      mean("with the requester", 0.25 * 2, stage("requester")),
    ],
    loads: { XB: 0.18 * 3.25 },
    counts: 20_000,
  }),
  casework({
    id: "warned of prejudice, .3",
    form: "preservation",
    rate: 0.15,
    points: [
      { id: "XA", service: { choose: exponential(2) } },
      { ...ONE_OFFICER, provider: { tells_user_share: 0.3 } },
    ],
    truths: [mean("time to confirm", visits(4, 0.15) + 0.3 * 2, timeToConfirm)],
    loads: { XB: 0.6 },
    counts: 14_000,
  }),
  casework({
    id: "orders fail, 4 in all",
    form: "preservation",
    rate: 0.5,
    points: [
      { id: "XA" },
      {
        id: "XB",
        provider: {
          confirm: exponential(1),
          failure_share: FAILS,
          retries: 3,
          retry_after: 2 * HOUR,
        },
      },
    ],
    truths: [
      mean("order to answer", UNTIL_ENDED, between("ordered_at", "confirmed_at")),
      share(
        "preserved",
        failing.reached,
        ({ table }) =>
          (row) =>
            table.text.outcome[row] === "preserved",
      ),
    ],
    counts: 4_000,
  }),
  casework({
    id: "preparing and translating",
    form: "location-query",
    rate: 0.4,
    points: [
      { id: "XA", officers: 1, service: { prepare: exponential(1), translate: exponential(0.5) } },
      { id: "XB", law: { languages: ["fr"] } },
    ],
    truths: [mean("preparation", waitMG1(0.4, 1.5, 1.25 + 1.5 ** 2) + 1.5, stage("prepare"))],
    loads: { XA: 0.6 },
    counts: 8_000,
  }),
];
