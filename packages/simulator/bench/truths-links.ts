import { type Distribution, HOUR } from "@contactpoint/engine";
import {
  AT_ONCE,
  FOR_EVER,
  poissonSource,
  type ReducedPoint,
  reducedScenario,
  type Reduction,
  rung,
} from "../src/testing/index.ts";
import type { Extent, Run, RunTime, TruthCase } from "./truths-case.ts";
import { between, mean, overTime, share, wasDelivered } from "./truths-estimators.ts";
import { always, exponential } from "./truths-stations.ts";
import { leastOfStaggered, retries } from "./truths-theory.ts";

const EXTENT: Extent = { replications: 20, warm_up: 0, counts: 168 * 12, rest: 168 };
export const RATE = 2;
export const onTheWay = between("sent_at", "delivered_at");

interface Way {
  readonly id: string;
  readonly truths: TruthCase["truths"];
  readonly points?: readonly ReducedPoint[];
  readonly more?: (seed: number, time: RunTime) => Partial<Reduction>;
  readonly extent?: Partial<Extent>;
  readonly watch?: TruthCase["watch"];
}

/** Needs of XA for XB, two an hour, on a way that is not a plain one. */
export function way({
  id,
  truths,
  points = TWO,
  more = () => ({}),
  extent = {},
  watch = {},
}: Way): TruthCase {
  const source = poissonSource({ id, from: { XA: 1 }, to: { XB: 1 } }, RATE);
  return {
    id,
    scenario: (seed, time) =>
      reducedScenario({ id, seed, ...time, points, workload: [source], ...more(seed, time) }),
    extent: { ...EXTENT, ...extent },
    truths,
    watch,
    mayStayOpen: true,
  };
}

export const TWO: readonly ReducedPoint[] = [{ id: "XA" }, { id: "XB" }];

/** Answers to XA by those channels always get through, at once. */
const PLAIN = { reach: 1, delay: AT_ONCE };
const REACHED_AT_ONCE: readonly ReducedPoint[] = [
  { id: "XA", state: { channels: { mail: PLAIN, phone: PLAIN } } },
  { id: "XB" },
];

const triesOfOne = (run: Run): number => {
  const { request_id } = run.table.text;
  const tries = run.rows.map((row) => run.watch.tries.get(request_id[row] ?? "") ?? 0);
  return tries.reduce((sum, each) => sum + each, 0) / tries.length;
};

/** Truths of a try that is repeated until it gets through or nothing is left to try. */
function repeated(theory: ReturnType<typeof retries>): TruthCase["truths"] {
  return [
    share("reached", theory.reached, wasDelivered),
    mean("sent to delivered", theory.mean, onTheWay, wasDelivered),
    { what: "tries", theory: theory.tries, of: triesOfOne },
  ];
}

export const LINK_CASES: readonly TruthCase[] = [
  way({
    id: "lossy link, 4 tries",
    truths: repeated(retries(0.2, 5, 3, 0.5)),
    more: () => ({
      topology: {
        links: [{ from: "XA", to: "XB", latency: always(0.5), loss: 0.2, duplicate: 0 }],
      },
      escalation: [rung("post", 4, 5 * HOUR)],
    }),
    watch: { tries: true },
  }),
  way({
    id: "engaged line, 6 tries",
    points: REACHED_AT_ONCE,
    truths: repeated(retries(0.4, 0.5, 5, 0.5)),
    more: () => ({
      channels: { phone: { reach: 0.6, delay: always(0.5), tells_failure: true } },
      escalation: [rung("phone", 6, FOR_EVER)],
    }),
    watch: { tries: true },
  }),
  way({
    id: "unanswered post, 3 tries",
    points: REACHED_AT_ONCE,
    truths: repeated(retries(0.3, 2, 2, 0.25)),
    more: () => ({
      channels: { mail: { reach: 0.7, delay: always(0.25) } },
      escalation: [rung("mail", 3, 2 * HOUR)],
    }),
    watch: { tries: true },
  }),
  way({
    id: "doubled messages",
    truths: [
      mean("first copy", 0.7 + 0.3 / 2, onTheWay),
      { what: "copies", theory: 0.3, of: ({ watch }) => watch.copies / watch.needs },
    ],
    more: () => ({ topology: { latency: exponential(1), duplicate: 0.3 } }),
    extent: { counts: 168 * 24, rest: 336 },
  }),
  way({
    id: "slow post, then a call",
    truths: [mean("sent to delivered", leastOfStaggered([2, 1], 1), onTheWay)],
    more: () => ({
      channels: { post: { delay: exponential(2) }, phone: { delay: exponential(1) } },
      escalation: [rung("post", 1, HOUR), rung("phone", 1, FOR_EVER)],
    }),
  }),
  way({
    id: "M/lognormal/oo in transit",
    truths: [
      overTime("in transit", RATE, ({ inTransit }) => inTransit.area),
      overTime("second moment", RATE + RATE ** 2, ({ inTransit }) => inTransit.squared),
      overTime("nothing in transit", Math.exp(-RATE), ({ inTransit }) => inTransit.empty),
    ],
    more: () => ({ topology: { latency: LOGNORMAL } }),
    extent: { warm_up: 168, counts: 168 * 30, replications: 30 },
  }),
];

/** Mean one hour, standard deviation one hour. */
const LOGNORMAL_VARIANCE = Math.log(2);
const LOGNORMAL: Distribution = {
  kind: "lognormal",
  mu: Math.log(HOUR) - LOGNORMAL_VARIANCE / 2,
  sigma: Math.sqrt(LOGNORMAL_VARIANCE),
};
