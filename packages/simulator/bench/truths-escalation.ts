import { HOUR } from "@contactpoint/engine";
import type { ListedNeed, ResolvedScenario } from "@contactpoint/protocol";
import {
  FOR_EVER,
  listedSource,
  REDUCED_START,
  reducedScenario,
  type Reduction,
  rung,
} from "../src/testing/index.ts";
import type { RunTime, TruthCase } from "./truths-case.ts";
import { mean, shareAbove, stage } from "./truths-estimators.ts";
import { onTheWay } from "./truths-links.ts";
import { exponential } from "./truths-stations.ts";
import { leastOfStaggered } from "./truths-theory.ts";

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
    extent: { replications: 20, warm_up: 0, counts: 60 * 2000, rest: 168 },
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

/** Escalation that reaches people: officers at home, and the secretariat. */
export const ESCALATION_CASES: readonly TruthCase[] = [
  atHome("called out, asleep .3", 0.3 / 0.7 + 1, { on_call: 1, asleep: 0.3 }),
  atHome("first of three called", leastOfStaggered([1, 1, 1], APART), {
    on_call: 3,
    asleep: 0,
    escalation: rings,
  }),
  wrongEntries(),
];
