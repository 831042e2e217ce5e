import type { Distribution } from "@contactpoint/engine";
import { poissonSource } from "../src/testing/index.ts";
import type { Extent, Run, Truth, TruthCase } from "./truths-case.ts";
import { arrivalsControl, mean, overTime, shareAbove, together } from "./truths-estimators.ts";
import { always, exponential, stationScenario, waits } from "./truths-stations.ts";
import { erlangA, type Impatience, waitsOfEqualPatience } from "./truths-theory-patience.ts";

interface Station {
  readonly id: string;
  readonly rate: number;
  readonly officers: number;
  /** From the need to its going away. */
  readonly patience: Distribution;
  readonly theory: Impatience;
  /** Hours that count. */
  readonly counts: number;
  readonly more?: readonly Truth[];
}

/**
 * Needs that go away: their withdrawal takes what still waits from the queue, while what an officer
 * has begun is finished. Preparing and sending take no time, so patience runs from the queue's door.
 */
function impatient(of: Station): TruthCase {
  const { id, rate, officers, patience, theory, counts } = of;
  const needs = { id, from: { XA: 1 }, to: { XB: 1 }, withdrawn_after: patience };
  const service = { acknowledge: exponential(1) };
  const extent: Extent = { replications: 40, warm_up: 50, counts, rest: 50 };
  return {
    id,
    scenario: stationScenario(id, poissonSource(needs, rate), { officers, service }),
    extent,
    truths: [
      shareAbove("waits at all", theory.waits, waits, 0),
      { what: "withdrawn while waiting", theory: theory.abandons, of: shareDropped },
      mean("wait", theory.wait, waits),
      overTime(
        "utilisation",
        theory.utilisation,
        (watch) => watch.node("XB").inHand.area / officers,
      ),
      ...(of.more ?? []),
    ],
    controls: together(arrivalsControl(rate)),
  };
}

/** The share of tasks put on the desk after the warm-up that left its queue unbegun. */
function shareDropped({ watch }: Run): number {
  const { asked, dropped } = watch.node("XB");
  return dropped / asked;
}

/** M/M/n+M with services of one hour. */
function erlangACase(
  station: Omit<Station, "patience" | "theory" | "more"> & { readonly leaving: number },
): TruthCase {
  const { rate, officers, leaving } = station;
  const theory = erlangA(rate, 1, leaving, officers);
  return impatient({
    ...station,
    patience: exponential(1 / leaving),
    theory,
    more: [overTime("number present", theory.present, (watch) => watch.node("XB").present.area)],
  });
}

const ONE_AND_A_HALF = 1.5;

export const PATIENCE_CASES: readonly TruthCase[] = [
  erlangACase({
    id: "Erlang A 10/10, 2 h",
    rate: 10,
    officers: 10,
    leaving: 0.5,
    counts: 2_400,
  }),
  erlangACase({
    id: "Erlang A 12/8, 4 h",
    rate: 12,
    officers: 8,
    leaving: 0.25,
    counts: 600,
  }),
  erlangACase({
    id: "Erlang A 4/4, 1 h",
    rate: 4,
    officers: 4,
    leaving: 1,
    counts: 2_500,
  }),
  impatient({
    id: "M/M/1 .9, just 1.5 h",
    rate: 0.9,
    officers: 1,
    patience: always(ONE_AND_A_HALF),
    theory: waitsOfEqualPatience(0.9, 1, ONE_AND_A_HALF),
    counts: 5_000,
  }),
];
