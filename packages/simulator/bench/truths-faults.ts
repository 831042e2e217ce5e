import { entityKey, HOUR, KeyedRandom, sampleDuration } from "@contactpoint/engine";
import type { ResolvedFault } from "@contactpoint/protocol";
import { REDUCED_START, type ReducedPoint, type Reduction, rung } from "../src/testing/index.ts";
import type { RunTime, TruthCase } from "./truths-case.ts";
import { mean, responseTime, share, wasDelivered } from "./truths-estimators.ts";
import { onTheWay, RATE, TWO, way } from "./truths-links.ts";
import { exponential } from "./truths-stations.ts";
import { waitMMc } from "./truths-theory.ts";
import { triesAtOpenHours } from "./truths-theory-rosters.ts";

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
  return way({ id, truths, points, more: withFaults, extent: { counts: 600 * 3 } });
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
  const short = faulty("one of two never appears", truths, faults, {}, points);
  return { ...short, extent: { ...short.extent, counts: 3_600 } };
}

export const FAULT_CASES: readonly TruthCase[] = [...FAULTS, noShow()];
