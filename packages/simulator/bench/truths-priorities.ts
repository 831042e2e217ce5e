import { DAY, HOUR } from "@contactpoint/engine";
import type { Urgency } from "@contactpoint/protocol";
import { poissonSource, type ReducedPoint, urgencyMix } from "../src/testing/index.ts";
import type { Extent, TruthCase } from "./truths-case.ts";
import {
  arrivalsControl,
  loadControl,
  mean,
  responseTime,
  together,
  urgencyIs,
} from "./truths-estimators.ts";
import { exponential, moments, station, stationScenario, waits } from "./truths-stations.ts";
import { erlangC, waitsByRank, waitWithSetup } from "./truths-theory.ts";

const EXTENT: Extent = { replications: 40, warm_up: 200, counts: 9_000, rest: 400 };

/** Urgencies by rank with their rates, services exponential of one hour, `c` officers. */
function ranked(
  id: string,
  rates: readonly (readonly [Urgency, number])[],
  c: number,
  extent: Extent,
): TruthCase {
  const rate = rates.reduce((sum, [, each]) => sum + each, 0);
  const expected = waitsByRank(
    rates.map(([, each]) => each / c),
    erlangC(c, rate) / c,
  );
  const mix = urgencyMix(Object.fromEntries(rates));
  const source = poissonSource({ id, from: { XA: 1 }, to: { XB: 1 }, mix }, rate);
  const point = { officers: c, service: { acknowledge: exponential(1) } };
  return {
    id,
    scenario: stationScenario(id, source, point),
    extent,
    truths: rates.map(([urgency], at) =>
      mean(
        `response, ${urgency}`,
        1 + (expected[at] ?? Number.NaN),
        responseTime,
        urgencyIs(urgency),
      ),
    ),
    controls: together(arrivalsControl(rate), loadControl("XB", rate)),
  };
}

/** Other work waits as routine work: pings that are urgent go before it. */
function withBackground(): TruthCase {
  const id = "urgent before other work";
  const rate = 0.3;
  const other = exponential(0.5);
  const otherRate = 0.6;
  const residual = (rate * 2 + otherRate * moments(other).square) / 2;
  const source = poissonSource(
    { id, from: { XA: 1 }, to: { XB: 1 }, mix: urgencyMix({ urgent: 1 }) },
    rate,
  );
  const point: Omit<ReducedPoint, "id"> = {
    officers: 1,
    service: { acknowledge: exponential(1) },
    profile: { background: { per_day: (otherRate * DAY) / HOUR, service: other } },
  };
  return {
    id,
    scenario: stationScenario(id, source, point),
    extent: { ...EXTENT, counts: 12_000 },
    truths: [mean("wait, urgent", waitsByRank([rate], residual)[0] ?? Number.NaN, waits)],
    controls: together(arrivalsControl(rate), loadControl("XB", rate + otherRate * 0.5)),
  };
}

/** Nobody is at the desk; one officer is called out, works until nothing waits, and goes. */
function calledOut(id: string, rate: number, callOut: ReturnType<typeof exponential>): TruthCase {
  const service = exponential(1);
  const setup = moments(callOut);
  const wait = waitWithSetup(rate, moments(service), setup);
  const { scenario } = station(id, rate, { service: { acknowledge: service } });
  return {
    id,
    scenario: (seed, time) => {
      const plain = scenario(seed, time);
      const desk = {
        from: [plain.clock.start],
        officers: [0],
        on_call: [1],
        on_call_shift: [0],
        shifts: [{ id: "night", call_out: callOut }],
        hand_overs: [],
      };
      const states = plain.states.map((state) => (state.id === "XB" ? { ...state, desk } : state));
      return { ...plain, states };
    },
    extent: { ...EXTENT, counts: 6_000 },
    truths: [
      mean("wait", wait, (run) => {
        const { busy, closed } = run.table.stages;
        return busy.map((spent, row) => spent + (closed[row] ?? Number.NaN));
      }),
    ],
    controls: together(arrivalsControl(rate), loadControl("XB", rate)),
  };
}

export const PRIORITY_CASES: readonly TruthCase[] = [
  ranked(
    "two urgencies, one officer",
    [
      ["urgent", 0.2],
      ["routine", 0.4],
    ],
    1,
    { ...EXTENT, counts: 12_000 },
  ),
  ranked(
    "three urgencies",
    [
      ["emergency", 0.2],
      ["urgent", 0.2],
      ["routine", 0.2],
    ],
    1,
    { ...EXTENT, counts: 24_000 },
  ),
  ranked(
    "two urgencies, two officers",
    [
      ["urgent", 0.4],
      ["routine", 1],
    ],
    2,
    EXTENT,
  ),
  withBackground(),
  calledOut("called out after 2 h", 0.5, { kind: "deterministic", value: 2 * HOUR }),
  calledOut("called out after exp 1 h", 0.5, exponential(1)),
];
