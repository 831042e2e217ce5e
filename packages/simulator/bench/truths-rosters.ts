import { DAY, type Duration, HOUR } from "@contactpoint/engine";
import type { ResolvedDesk } from "@contactpoint/protocol";
import { poissonSource, REDUCED_START, reducedScenario, rung } from "../src/testing/index.ts";
import type { Extent, TruthCase } from "./truths-case.ts";
import {
  between,
  mean,
  responseTime,
  sampleQuantile,
  share,
  shareAbove,
  stage,
  timeToConfirm,
  wasDelivered,
} from "./truths-estimators.ts";
import { exponential } from "./truths-stations.ts";
import {
  DAILY,
  type RosterGaps,
  rosterMean,
  rosterQuantile,
  rosterTail,
  seriesMean,
  triesAtOpenHours,
  WORKING_DAYS,
} from "./truths-theory-rosters.ts";

const onTheWay = between("sent_at", "delivered_at");

/** Whole weeks count, and the last needs have a week to be answered in. */
const WEEKS: Extent = { replications: 20, warm_up: 0, counts: 13 * 168, rest: 168 };

/** A desk open for 8 h from so many hours after midnight UTC, on weekdays 0 (Monday) to 6. */
export function openHours(lasts: Duration, opens: number, weekdays = 7): ResolvedDesk {
  const from = [REDUCED_START];
  const officers = [0];
  for (let day = 0; day * DAY < lasts; day++) {
    if (day % 7 >= weekdays) continue;
    const opening = REDUCED_START + day * DAY + opens * HOUR;
    if (opening === REDUCED_START) officers[0] = 1;
    else {
      from.push(opening);
      officers.push(1);
    }
    from.push(opening + 8 * HOUR);
    officers.push(0);
  }
  const nobody = from.map(() => 0);
  return {
    from,
    officers,
    on_call: nobody,
    on_call_shift: nobody.map(() => -1),
    shifts: [],
    hand_overs: [],
  };
}

/** Work takes no time, so that all waiting is for the desk to open. */
function roster(id: string, gaps: RosterGaps, opens: number, weekdays: number): TruthCase {
  const source = poissonSource({ id, from: { XA: 1 }, to: { XB: 1 } }, 1);
  const quantiles = [0.5, 0.9, 0.95, 0.99].map((p) =>
    sampleQuantile(`wait p${p * 100}`, rosterQuantile(gaps, p), responseTime, p),
  );
  return {
    id,
    scenario: (seed, time) => {
      const points = [{ id: "XA" }, { id: "XB", desk: openHours(time.lasts, opens, weekdays) }];
      return reducedScenario({ id, seed, ...time, points, workload: [source] });
    },
    extent: { ...WEEKS, counts: 52 * 168 },
    truths: [
      mean("wait", rosterMean(gaps), stage("closed")),
      shareAbove("waits at all", rosterTail(gaps, 0), responseTime, 0),
      ...quantiles,
    ],
  };
}

/** XA prepares in its open hours, XB acknowledges in its own. */
function series(k: number): TruthCase {
  const id = `two desks, ${k} h apart`;
  const source = poissonSource({ id, from: { XA: 1 }, to: { XB: 1 } }, 1);
  return {
    id,
    scenario: (seed, time) => {
      const points = [
        { id: "XA", desk: openHours(time.lasts, 0) },
        { id: "XB", desk: openHours(time.lasts, k) },
      ];
      return reducedScenario({ id, seed, ...time, points, workload: [source] });
    },
    extent: WEEKS,
    truths: [mean("response", seriesMean(k), timeToConfirm)],
  };
}

/** A line answered only while somebody is at the desk; tried again every 6 h, 3 or 2 times in all. */
function answeredAtDesk(tries: number): TruthCase {
  const id = `line at open hours, ${tries} tries`;
  const theory = triesAtOpenHours(16, 6, tries);
  const source = poissonSource({ id, from: { XA: 1 }, to: { XB: 1 } }, 1);
  return {
    id,
    scenario: (seed, time) =>
      reducedScenario({
        id,
        seed,
        ...time,
        points: [{ id: "XA" }, { id: "XB", desk: openHours(time.lasts, 9) }],
        channels: { phone: { hours: "desk" } },
        escalation: [rung("phone", tries, 6 * HOUR)],
        workload: [source],
      }),
    extent: WEEKS,
    truths: [
      share("reached", theory.reached, wasDelivered),
      // A single try takes no time.
      ...(tries === 1 ? [] : [mean("sent to delivered", theory.mean, onTheWay, wasDelivered)]),
    ],
    mayStayOpen: true,
  };
}

/** The authority of XB takes cases up from 9 to 17 on working days, and then needs two hours on average. */
function authority(): TruthCase {
  const id = "prosecutor in office hours";
  const source = poissonSource({ id, from: { XA: 1 }, to: { XB: 1 }, form: "preservation" }, 1);
  return {
    id,
    scenario: (seed, time) => {
      const { from, officers } = openHours(time.lasts, 9, 5);
      const hours = from.slice(officers[0] === 0 ? 1 : 0);
      const law = { order_by: "prosecutor", order: exponential(2), hours: { XB: hours } } as const;
      const points = [{ id: "XA" }, { id: "XB", law }];
      return reducedScenario({ id, seed, ...time, points, workload: [source] });
    },
    extent: { ...WEEKS, rest: 2 * 168 },
    truths: [mean("time of the authority", rosterMean(WORKING_DAYS) + 2, stage("authority"))],
  };
}

export const ROSTER_CASES: readonly TruthCase[] = [
  roster("8 h daily", DAILY, 0, 7),
  roster("Monday to Friday 9-17", WORKING_DAYS, 9, 5),
  series(0),
  series(4),
  series(12),
  answeredAtDesk(1),
  answeredAtDesk(3),
  authority(),
];
