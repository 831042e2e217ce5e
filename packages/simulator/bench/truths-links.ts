import {
  type Distribution,
  entityKey,
  HOUR,
  KeyedRandom,
  sampleDuration,
} from "@contactpoint/engine";
import type { ListedNeed, ResolvedFault, ResolvedScenario } from "@contactpoint/protocol";
import {
  AT_ONCE,
  FOR_EVER,
  listedSource,
  poissonSource,
  REDUCED_START,
  reducedScenario,
  type ReducedPoint,
  type Reduction,
  rung,
} from "../src/testing/index.ts";
import type { Extent, Run, RunTime, TruthCase } from "./truths-case.ts";
import {
  between,
  mean,
  overTime,
  responseTime,
  share,
  shareAbove,
  stage,
  wasDelivered,
} from "./truths-estimators.ts";
import { always, exponential } from "./truths-stations.ts";
import { leastOfStaggered, retries, waitMMc } from "./truths-theory.ts";
import { triesAtOpenHours } from "./truths-theory-rosters.ts";

const EXTENT: Extent = { replications: 20, warm_up: 0, counts: 168 * 12, rest: 168 };
const RATE = 2;
const onTheWay = between("sent_at", "delivered_at");

interface Way {
  readonly id: string;
  readonly truths: TruthCase["truths"];
  readonly points?: readonly ReducedPoint[];
  readonly more?: (seed: number, time: RunTime) => Partial<Reduction>;
  readonly extent?: Partial<Extent>;
  readonly watch?: TruthCase["watch"];
}

/** Needs of XA for XB, two an hour, on a way that is not a plain one. */
function way({
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

const TWO: readonly ReducedPoint[] = [{ id: "XA" }, { id: "XB" }];

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

/** A fault of XA's link that lasts the first hours of each day. */
function daily(
  id: string,
  hours: number,
  fault: FaultKind,
  { lasts }: RunTime,
  every = 24,
): ResolvedFault[] {
  const faults: ResolvedFault[] = [];
  for (let at = 0; at < lasts; at += every * HOUR) {
    const from = REDUCED_START + at;
    faults.push({
      id: `${id} ${at / HOUR}`,
      group: null,
      from,
      until: from + hours * HOUR,
      ...fault,
    });
  }
  return faults;
}

type FaultKind = ResolvedFault extends infer F
  ? F extends ResolvedFault
    ? Omit<F, "id" | "group" | "from" | "until">
    : never
  : never;

const XA_XB: readonly (readonly [string, string])[] = [["XA", "XB"]];

/** A link that is up and down for exponential times, drawn before the run; begins up or down as in the long run. */
function flapping(
  seed: number,
  links: readonly [string, string],
  up: number,
  down: number,
  lasts: number,
): ResolvedFault[] {
  const draw = new KeyedRandom(seed).label("flapping");
  const key = entityKey(links.join());
  const faults: ResolvedFault[] = [];
  let at = REDUCED_START;
  let isUp = draw.uniform(key, 0) < up / (up + down);
  for (let k = 1; at < REDUCED_START + lasts; k++, isUp = !isUp) {
    const until = at + sampleDuration(exponential(isUp ? up : down), draw, key, k);
    if (!isUp)
      faults.push({
        id: `${key.lo} ${k}`,
        group: null,
        from: at,
        until,
        kind: "partition",
        links: [links],
      });
    at = until;
  }
  return faults;
}

const CROSSINGS: readonly TruthCase[] = [
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
    extent: { warm_up: 168, counts: 168 * 60, replications: 30 },
  }),
];

/** Mean one hour, standard deviation one hour. */
const LOGNORMAL_VARIANCE = Math.log(2);
const LOGNORMAL: Distribution = {
  kind: "lognormal",
  mu: Math.log(HOUR) - LOGNORMAL_VARIANCE / 2,
  sigma: Math.sqrt(LOGNORMAL_VARIANCE),
};

function faulty(
  id: string,
  truths: TruthCase["truths"],
  faults: (seed: number, time: RunTime) => readonly ResolvedFault[],
  more: Partial<Reduction> = {},
  points = TWO,
): TruthCase {
  const withFaults = (seed: number, time: RunTime): Partial<Reduction> => ({
    ...more,
    more: { faults: faults(seed, time) },
  });
  return way({ id, truths, points, more: withFaults, extent: { counts: 600 * 5 } });
}

const byLine = triesAtOpenHours(4, 1, 6);
const VIA: Partial<Reduction> = {
  topology: { shape: { kind: "hub", hub: "XH", relay: "forward" } },
};
const THREE: readonly ReducedPoint[] = [...TWO, { id: "XH" }];

const FAULTS: readonly TruthCase[] = [
  faulty("link down 4 h a day", [share("reached", 20 / 24, wasDelivered)], (_, time) =>
    daily("down", 4, { kind: "partition", links: XA_XB }, time),
  ),
  faulty(
    "the same, tried each hour",
    [mean("sent to delivered", byLine.mean, onTheWay, wasDelivered)],
    (_, time) => daily("down", 4, { kind: "partition", links: XA_XB }, time),
    { escalation: [rung("post", 6, HOUR)] },
  ),
  faulty(
    "two links down in turn",
    [share("reached", (20 / 24) * (20 / 25), wasDelivered)],
    (_, time) => [
      ...daily("first", 4, { kind: "partition", links: [["XA", "XH"]] }, time),
      ...daily("second", 5, { kind: "partition", links: [["XH", "XB"]] }, time, 25),
    ],
    VIA,
    THREE,
  ),
  faulty("link up 18 h, down 2 h", [share("reached", 0.9, wasDelivered)], (seed, { lasts }) =>
    flapping(seed, ["XA", "XB"], 18, 2, lasts),
  ),
  faulty(
    "two such links in series",
    [share("reached", 0.81, wasDelivered)],
    (seed, { lasts }) => [
      ...flapping(seed, ["XA", "XH"], 18, 2, lasts),
      ...flapping(seed, ["XH", "XB"], 18, 2, lasts),
    ],
    VIA,
    THREE,
  ),
  faulty("point out of service 6 h a day", [share("reached", 0.75, wasDelivered)], (_, time) =>
    daily("out", 6, { kind: "outage", states: ["XB"] }, time),
  ),
  faulty(
    "slow link 12 h a day",
    [mean("sent to delivered", 1.5, onTheWay)],
    (_, time) => daily("slow", 12, { kind: "latency", links: XA_XB, adds: 2 * HOUR }, time),
    { topology: { latency: exponential(0.5) } },
  ),
  faulty("lossy link 12 h a day", [share("reached", 0.75, wasDelivered)], (_, time) =>
    daily("lossy", 12, { kind: "loss", links: XA_XB, share: 0.5 }, time),
  ),
];

/** One of two officers never appears: what is left is M/M/1. */
function noShow(): TruthCase {
  const points: ReducedPoint[] = [
    { id: "XA" },
    { id: "XB", officers: 2, service: { acknowledge: exponential(0.2) } },
  ];
  const truths = [mean("response", waitMMc(RATE, 5, 1) + 0.2, responseTime)];
  const faults = (_: number, { lasts }: RunTime): ResolvedFault[] => [
    {
      id: "ill",
      group: null,
      from: REDUCED_START,
      until: REDUCED_START + lasts,
      kind: "no-show",
      states: ["XB"],
      officers: 1,
    },
  ];
  return faulty("one of two never appears", truths, faults, {}, points);
}

/** XB's officers are at home, and every need finds them there: needs come 60 h apart. */
function atHome(
  id: string,
  theory: number,
  given: {
    readonly on_call: number;
    readonly asleep: number;
    readonly escalation?: Reduction["escalation"];
  },
): TruthCase {
  const { on_call, asleep, escalation } = given;
  const desk = (start: number) => ({
    from: [start],
    officers: [0],
    on_call: [on_call],
    on_call_shift: [0],
    shifts: [{ id: "night", call_out: exponential(1) }],
    hand_overs: [],
  });
  return {
    id,
    scenario: (seed, time) => {
      const instants = Array.from(
        { length: Math.floor(time.lasts / (60 * HOUR)) },
        (_, k) => REDUCED_START + k * 60 * HOUR,
      );
      return reducedScenario({
        id,
        seed,
        ...time,
        points: [
          { id: "XA" },
          { id: "XB", desk: desk(REDUCED_START), error: { sleep_through: asleep } },
        ],
        workload: [listedSource({ id, from: { XA: 1 }, to: { XB: 1 } }, instants)],
        ...(escalation === undefined ? {} : { escalation }),
      });
    },
    extent: { ...EXTENT, counts: 60 * 2000 },
    truths: [mean("closed", theory, stage("closed"))],
  };
}

/** Each State asks all that come after it, once: nobody has learnt of anybody, and copies are wrong by chance. */
function wrongEntries(): TruthCase {
  const id = "wrong entries in the register";
  const points = Array.from({ length: 70 }, (_, at) => ({ id: `P${at}` }));
  const pairs = points.flatMap((from, at) =>
    points.slice(at + 1).map((to) => [from.id, to.id] as const),
  );
  const needs = pairs.map(([from, to], at): ListedNeed => ({
    at: REDUCED_START + at,
    from,
    provider: `p-${to}`,
    form: null,
    urgency: null,
    expires_at: null,
  }));
  const scenario = (seed: number, time: RunTime): ResolvedScenario => {
    const source = listedSource({ id, from: { P0: 1 }, to: { P1: 1 } }, []);
    return reducedScenario({
      id,
      seed,
      ...time,
      points,
      workload: [{ ...source, arrivals: { kind: "list", needs } }],
      escalation: [rung("post", 1, 2 * HOUR), rung("post", 1, FOR_EVER, "secretariat")],
      more: { register: { wrong_share: 0.2, changes: [], secretariat: exponential(3) } },
    });
  };
  return {
    id,
    scenario,
    extent: { replications: 60, warm_up: 0, counts: 24, rest: 168 },
    truths: [
      shareAbove("wrong at first", 0.2, onTheWay, 0),
      mean("sent to delivered", 0.2 * (2 + 3), onTheWay),
    ],
  };
}

const APART = 1 / 60;
const rings = [
  rung("post", 1, HOUR * APART),
  rung("post", 2, HOUR * APART, "next-officer"),
  rung("post", 1, FOR_EVER),
];

export const LINK_CASES: readonly TruthCase[] = [
  ...CROSSINGS,
  ...FAULTS,
  noShow(),
  atHome("called out, asleep .3", 0.3 / 0.7 + 1, { on_call: 1, asleep: 0.3 }),
  atHome("first of three called", leastOfStaggered([1, 1, 1], APART), {
    on_call: 3,
    asleep: 0,
    escalation: rings,
  }),
  wrongEntries(),
];
