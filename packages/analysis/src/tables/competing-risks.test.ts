import fc from "fast-check";
import { expect, test } from "vitest";
import { CENSORED, COMPETING, quantileOf, REACHED, RiskSet } from "./competing-risks.ts";
import type { Ending } from "./competing-risks.ts";

interface Member {
  readonly time: number;
  readonly ending: Ending;
}

const members = fc.array(
  fc.record(
    {
      time: fc.nat({ max: 12 }),
      ending: fc.constantFrom<Ending>(REACHED, COMPETING, CENSORED),
    },
    { noNullPrototype: true },
  ),
  { maxLength: 40, size: "max" },
);

function riskSet(of: readonly Member[]): RiskSet {
  const set = new RiskSet();
  for (const { time, ending } of of) {
    set.add(time, ending);
  }
  return set;
}

/** By definition: sum over event times of the chance to be free before, times the hazard. */
function byDefinition(of: readonly Member[], until: number): number {
  const atRisk = (time: number): number => of.filter((each) => each.time >= time).length;
  const ended = (time: number, endings: readonly Ending[]): number =>
    of.filter((each) => each.time === time && endings.includes(each.ending)).length;
  let incidence = 0;
  for (let time = 0; time <= until; time += 1) {
    let free = 1;
    for (let before = 0; before < time; before += 1) {
      const n = atRisk(before);
      free *= n === 0 ? 1 : 1 - ended(before, [REACHED, COMPETING]) / n;
    }
    const n = atRisk(time);
    incidence += n === 0 ? 0 : (free * ended(time, [REACHED])) / n;
  }
  return incidence;
}

test("Without censoring the last share is the count, whatever the times: 195 of 195 is 1", () => {
  const uncensored = members.map((of) => of.filter(({ ending }) => ending !== CENSORED));
  fc.assert(
    fc.property(uncensored, (of) => {
      const reached = of.filter(({ ending }) => ending === REACHED).length;
      const final = riskSet(of).incidence().final();
      expect(final).toBe(of.length === 0 ? null : reached / of.length);
    }),
  );
  const all = Array.from({ length: 195 }, (_, time) => ({
    time: time * time,
    ending: REACHED as Ending,
  }));
  expect(riskSet(all).incidence().final()).toBe(1);
});

test("A worked example gives the incidence computed by hand", () => {
  // At risk 5, 4, 3, 2, 1: 1/5; then competing; censored; 3/5 x 1/2; then 3/10 x 1/1.
  const incidence = riskSet([
    { time: 1, ending: REACHED },
    { time: 2, ending: COMPETING },
    { time: 3, ending: CENSORED },
    { time: 4, ending: REACHED },
    { time: 5, ending: COMPETING },
  ]).incidence();
  expect(incidence.at(0)).toBe(0);
  expect(incidence.at(1)).toBeCloseTo(0.2, 12);
  expect(incidence.at(3)).toBeCloseTo(0.2, 12);
  expect(incidence.at(4)).toBeCloseTo(0.5, 12);
  expect(incidence.final()).toBeCloseTo(0.5, 12);
  expect(incidence.quantile(0.5)).toBe(4);
  expect(incidence.quantile(0.51)).toBeNull();
});

test("A time that would be mistaken for another ending is refused", () => {
  const set = new RiskSet();
  for (const time of [1.5, Number.NaN, Infinity]) {
    expect(() => set.add(time, REACHED)).toThrow(`${time} is no time of a risk set`);
  }
  expect(set.n).toBe(0);
});

test("An ending before the beginning is the ending that it is", () => {
  for (const [ending, counts] of [
    [REACHED, { reached: 1, unseen: 0 }],
    [COMPETING, { reached: 0, unseen: 0 }],
    [CENSORED, { reached: 0, unseen: 1 }],
  ] as const) {
    const set = riskSet([{ time: -5, ending }]);
    expect(set.countsBy(0)).toEqual(counts);
    expect(set.incidence().knownUntil).toBe(ending === CENSORED ? -5 : Infinity);
  }
});

test("The estimate is the one of the definition", () => {
  fc.assert(
    fc.property(members, fc.nat({ max: 13 }), (of, until) => {
      const known = Math.min(until, riskSet(of).incidence().knownUntil);
      const incidence = riskSet(of).incidence();
      expect(incidence.at(known) ?? 0).toBeCloseTo(byDefinition(of, known), 10);
    }),
  );
});

test("Where the last one watched had not ended nothing is known of what follows", () => {
  // The one left at 60 is censored there: by then a tenth, and of later times nobody knows.
  const open = riskSet([
    ...Array.from({ length: 9 }, (): Member => ({ time: 60, ending: CENSORED })),
    { time: 1, ending: REACHED },
  ]).incidence();
  expect(open.at(60)).toBeCloseTo(0.1, 12);
  expect([open.at(61), open.restrictedMean(61)]).toEqual([null, null]);
  expect(open.restrictedMean(60)).toBeCloseTo(60 - 0.1 * 59, 12);
  expect([open.final(), open.quantile(0.1), open.quantile(0.2)]).toEqual([open.at(60), 1, null]);
  const censored = riskSet([{ time: 60, ending: CENSORED }]).incidence();
  expect([censored.at(60), censored.at(61), censored.restrictedMean(61)]).toEqual([0, null, null]);
});

test("A value is known as long as somebody is watched, and ever after if all ended", () => {
  fc.assert(
    fc.property(members, fc.nat({ max: 14 }), (of, time) => {
      const isWatched = of.some((each) => each.time >= time);
      const last = Math.max(...of.map((each) => each.time));
      const allEnded = of.every((each) => each.time < last || each.ending !== CENSORED);
      const incidence = riskSet(of).incidence();
      const isKnown = of.length > 0 && (isWatched || allEnded);
      expect(incidence.at(time) !== null).toBe(isKnown);
      expect(incidence.restrictedMean(time) !== null).toBe(isKnown);
    }),
  );
});

test("Without censoring the estimate is the share of all that reached it", () => {
  fc.assert(
    fc.property(members, fc.nat({ max: 13 }), (any, until) => {
      const of = any.filter((each) => each.ending !== CENSORED);
      const reached = of.filter((each) => each.ending === REACHED && each.time <= until).length;
      expect(riskSet(of).incidence().at(until) ?? 0).toBeCloseTo(
        of.length === 0 ? 0 : reached / of.length,
        10,
      );
    }),
  );
});

test("Where all reach it the quantiles are those of the sorted times, to the last event", () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: 1_000 }), { minLength: 1, maxLength: 200, size: "max" }),
      fc.constantFrom(0.1, 0.25, 0.5, 0.9, 0.95, 0.99, 1),
      (times, share) => {
        const set = riskSet(times.map((time) => ({ time, ending: REACHED })));
        expect(set.incidence().quantile(share)).toBe(quantileOf(set.reachedTimes(), share));
      },
    ),
  );
});

test("Every member of a risk set is reached, censored or competing", () => {
  fc.assert(
    fc.property(members, (of) => {
      const set = riskSet(of);
      const { counts, n } = set.incidence();
      expect(counts.reached + counts.censored + counts.competing).toBe(of.length);
      expect(n).toBe(set.n);
      expect(set.reachedTimes().length).toBe(counts.reached);
    }),
  );
});

test("The incidence never falls and stays a share", () => {
  fc.assert(
    fc.property(members, (of) => {
      const incidence = riskSet(of).incidence();
      const steps = Array.from({ length: 13 }, (_, time) => incidence.at(time)).filter(
        (share) => share !== null,
      );
      expect(steps).toEqual(steps.toSorted((one, other) => one - other));
      expect(steps.every((share) => share >= 0 && share <= 1)).toBe(true);
    }),
  );
});

test("The restricted mean is the sum of the shares still without the event", () => {
  fc.assert(
    fc.property(members, fc.nat({ max: 14 }), (of, horizon) => {
      const incidence = riskSet(of).incidence();
      let sum = 0;
      for (let time = 0; time < horizon; time += 1) {
        sum += 1 - (incidence.at(time) ?? Number.NaN);
      }
      const mean = incidence.restrictedMean(horizon);
      if (mean !== null) expect(mean).toBeCloseTo(sum, 10);
    }),
  );
});

test("Without censoring the restricted mean is the mean of the times cut off at the horizon", () => {
  const set = riskSet([
    { time: 2, ending: REACHED },
    { time: 3, ending: COMPETING },
    { time: 30, ending: REACHED },
  ]);
  expect(set.incidence().restrictedMean(10)).toBeCloseTo((2 + 10 + 10) / 3, 12);
});

test("Of an empty risk set there is no share and no quantile", () => {
  const incidence = new RiskSet().incidence();
  expect([incidence.final(), incidence.at(9), incidence.quantile(0.5)]).toEqual([null, null, null]);
  expect(quantileOf(new Float64Array(), 0.5)).toBeNull();
});
