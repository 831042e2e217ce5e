import {
  type Distribution,
  HOUR,
  lognormalFromMoments,
  meanOf,
  varianceOf,
} from "@contactpoint/engine";
import type { ResolvedScenario, ResolvedWorkload } from "@contactpoint/protocol";
import {
  listedSource,
  poissonSource,
  reducedScenario,
  type ReducedPoint,
  REDUCED_START,
  urgencyMix,
} from "../src/testing/index.ts";
import type { Extent, Run, RunTime, Truth, TruthCase } from "./truths-case.ts";
import {
  arrivalsControl,
  loadControl,
  mean,
  overTime,
  responseTime,
  sampleQuantile,
  shareAbove,
  stage,
  together,
} from "./truths-estimators.ts";
import { erlangC, waitDM1, waitMG1, waitMMc } from "./truths-theory.ts";

/** An exponential time of so many hours on average. */
export function exponential(hours: number): Distribution {
  return { kind: "exponential", mean: hours * HOUR };
}

/** Always the same time. */
export function always(hours: number): Distribution {
  return { kind: "deterministic", value: hours * HOUR };
}

/** First two moments in hours. */
export function moments(d: Distribution): { readonly mean: number; readonly square: number } {
  const average = meanOf(d) / HOUR;
  return { mean: average, square: varianceOf(d) / HOUR ** 2 + average ** 2 };
}

/** XA asks, XB acknowledges: a station whose service is the acknowledging. */
export function station(
  id: string,
  rate: number,
  point: Omit<ReducedPoint, "id">,
): Pick<TruthCase, "id" | "scenario"> {
  const source = poissonSource({ id, from: { XA: 1 }, to: { XB: 1 } }, rate);
  return { id, scenario: stationScenario(id, source, point) };
}

export function stationScenario(
  id: string,
  source: ResolvedWorkload,
  point: Omit<ReducedPoint, "id">,
): (seed: number, time: RunTime) => ResolvedScenario {
  const points = [{ id: "XA" }, { ...point, id: "XB" }];
  return (seed, time) => reducedScenario({ id, seed, ...time, points, workload: [source] });
}

export const waits = stage("busy");

const LONGER: Extent = { replications: 40, warm_up: 200, counts: 15_000, rest: 200 };
const LONG: Extent = { replications: 40, warm_up: 200, counts: 9_000, rest: 200 };
const MEDIUM: Extent = { ...LONG, counts: 5_000 };

/** M/M/c with services of one hour. */
function mmc(id: string, rate: number, officers: number, extent: Extent, more: Truth[]): TruthCase {
  const wait = waitMMc(rate, 1, officers);
  return {
    ...station(id, rate, { officers, service: { acknowledge: exponential(1) } }),
    extent,
    truths: [mean("response", wait + 1, responseTime), ...more],
    controls: poissonControls(rate, rate),
  };
}

/** Takes out what the number of arrivals and the work they brought explain. */
function poissonControls(rate: number, load: number): (run: Run) => number[] {
  return together(arrivalsControl(rate), loadControl("XB", load));
}

/** M/G/1 with services of this distribution. */
function mg1(id: string, rate: number, service: Distribution, extent: Extent = MEDIUM): TruthCase {
  const { mean: average, square } = moments(service);
  const wait = waitMG1(rate, average, square);
  return {
    ...station(id, rate, { officers: 1, service: { acknowledge: service } }),
    extent,
    truths: [mean("response", wait + average, responseTime)],
    controls:
      service.kind === "deterministic"
        ? together(arrivalsControl(rate))
        : poissonControls(rate, rate * average),
  };
}

function dm1(id: string, utilisation: number, extent: Extent): TruthCase {
  const wait = waitDM1(utilisation);
  return {
    id,
    scenario: (seed, time) => {
      const gap = HOUR / utilisation;
      const instants = Array.from({ length: Math.floor(time.lasts / gap) }, (_, k) =>
        Math.round(REDUCED_START + k * gap),
      );
      const source = listedSource({ id, from: { XA: 1 }, to: { XB: 1 } }, instants);
      const service = { acknowledge: exponential(1) };
      return stationScenario(id, source, { officers: 1, service })(seed, time);
    },
    extent,
    truths: [mean("response", wait + 1, responseTime)],
    controls: together(loadControl("XB", utilisation)),
  };
}

/** Service by stated expiry does not look at the work, so the mean wait is that of any order. */
function byExpiry(): TruthCase {
  const id = "M/M/1 by stated expiry .6";
  const rate = 0.6;
  const mix = urgencyMix({ routine: 1 }, "ping", exponential(48));
  const source = poissonSource({ id, from: { XA: 1 }, to: { XB: 1 }, mix }, rate);
  const point: Omit<ReducedPoint, "id"> = {
    officers: 1,
    service: { acknowledge: exponential(1) },
    profile: { queue_order: "stated-expiry" },
  };
  return {
    id,
    scenario: stationScenario(id, source, point),
    extent: { ...LONG, rest: 1000 },
    truths: [mean("response", waitMMc(rate, 1, 1) + 1, responseTime)],
    controls: poissonControls(rate, rate),
  };
}

/** A State's own factor makes its officers slower than their profile. */
function slowDesk(): TruthCase {
  const rate = 0.6;
  return {
    ...station("M/M/1, half speed .6", rate, {
      officers: 1,
      service: { acknowledge: exponential(0.5) },
      state: { effects: { speed: 2, reach: 1, error: 1 } },
    }),
    extent: LONG,
    truths: [mean("response", waitMMc(rate, 1, 1) + 1, responseTime)],
    controls: poissonControls(rate, rate),
  };
}

const HALF_HOUR_OR_LONGER: Distribution = {
  kind: "empirical",
  values: [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 1, 1.5, 2, 2.5].map((hours) => hours * HOUR),
};

export const STATION_CASES: readonly TruthCase[] = [
  mmc("M/M/1 .5", 0.5, 1, LONGER, [
    mean("wait", 1, waits),
    shareAbove("waits at all", 0.5, waits, 0),
    shareAbove("waits > 1 h", 0.5 * Math.exp(-0.5), waits, 1),
    sampleQuantile("response p95", Math.log(20) / 0.5, responseTime, 0.95),
    overTime("number present", 1, (watch) => watch.node("XB").present.area),
  ]),
  mmc("M/M/1 .8", 0.8, 1, { ...LONG, counts: 30_000, rest: 400 }, [
    shareAbove("waits at all", 0.8, waits, 0),
    overTime("number present", 4, (watch) => watch.node("XB").present.area),
  ]),
  mmc("M/M/2 1.2", 1.2, 2, MEDIUM, [shareAbove("waits at all", erlangC(2, 1.2), waits, 0)]),
  mmc("M/M/3 2.4", 2.4, 3, MEDIUM, [
    shareAbove("waits at all", erlangC(3, 2.4), waits, 0),
    shareAbove("waits > 1 h", erlangC(3, 2.4) * Math.exp(-0.6), waits, 1),
  ]),
  mmc("M/M/10 7", 7, 10, { ...LONG, counts: 1_800, rest: 50, warm_up: 50 }, [
    shareAbove("waits at all", erlangC(10, 7), waits, 0),
  ]),
  mg1("M/D/1 .8", 0.8, always(1), LONG),
  mg1("M/D/1 .5", 0.5, always(1)),
  mg1("M/lognormal/1 .6", 0.6, lognormalFromMoments(HOUR, HOUR), LONGER),
  mg1("M/gamma 2/1 .6", 0.6, { kind: "gamma", mean: HOUR, shape: 2 }),
  mg1("M/gamma .5/1 .6", 0.6, { kind: "gamma", mean: HOUR, shape: 0.5 }, LONGER),
  mg1("M/Weibull 2/1 .6", 0.6, { kind: "weibull", scale: HOUR, shape: 2 }),
  mg1("M/uniform/1 .6", 0.6, { kind: "uniform", min: 0, max: 2 * HOUR }),
  mg1("M/empirical/1 .6", 0.6, HALF_HOUR_OR_LONGER),
  dm1("D/M/1 .8", 0.8, LONG),
  dm1("D/M/1 .5", 0.5, MEDIUM),
  byExpiry(),
  slowDesk(),
];
