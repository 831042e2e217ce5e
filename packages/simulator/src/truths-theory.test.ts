import { expect, test } from "vitest";
import {
  DAILY,
  rosterMean,
  rosterQuantile,
  rosterTail,
  seriesMean,
  triesAtOpenHours,
  WORKING_DAYS,
} from "../bench/truths-theory-rosters.ts";
import {
  bulkSojourn,
  erlangC,
  erlangTail,
  hypoexponentialTail,
  leastOfStaggered,
  presentByHour,
  presentUnderSine,
  retries,
  waitDM1,
  waitMG1,
  waitMMc,
  waitsByRank,
  waitWithSetup,
} from "../bench/truths-theory.ts";
import { erlangA, waitsOfEqualPatience } from "../bench/truths-theory-patience.ts";

// The expected values below are those of textbooks, computed elsewhere and printed to four places.

test("M/M/c has the waits of the textbook", () => {
  expect(waitMMc(0.8, 1, 1)).toBeCloseTo(4, 10);
  expect(erlangC(3, 2.4)).toBeCloseTo(0.6472, 4);
  expect(waitMMc(2.4, 1, 3)).toBeCloseTo(1.0787, 4);
  expect(erlangC(180, 160)).toBeCloseTo(0.0792, 4);
  expect(waitMMc(160, 1, 180) + 1).toBeCloseTo(1.004, 4);
});

test("M/G/1 and D/M/1 have the waits of the textbook", () => {
  expect(waitMG1(0.8, 1, 1)).toBeCloseTo(2, 10);
  expect(waitMG1(0.8, 1, 1 + 1.5 ** 2)).toBeCloseTo(6.5, 10);
  expect(waitDM1(0.8)).toBeCloseTo(1.6927, 4);
});

test("Erlang A has the values of the textbook", () => {
  const found = erlangA(10, 1, 0.5, 10);
  expect(found.waits).toBeCloseTo(0.6197, 4);
  expect(found.abandons).toBeCloseTo(0.1039, 4);
  expect(found.wait).toBeCloseTo(0.2078, 4);
  expect(found.utilisation).toBeCloseTo(0.8961, 4);
});

test("Patience without end leaves M/M/c, and none at all the loss formula", () => {
  expect(erlangA(2.4, 1, 1e-9, 3).wait).toBeCloseTo(waitMMc(2.4, 1, 3), 6);
  expect(erlangA(2.4, 1, 1e9, 3).abandons).toBeCloseTo(0.2684, 4);
  expect(waitsOfEqualPatience(0.8, 1, 500).wait).toBeCloseTo(4, 10);
  expect(waitsOfEqualPatience(0.8, 1, 0).abandons).toBeCloseTo(0.8 / 1.8, 10);
});

test("Patience as long as service on average leaves as many present as had each a server", () => {
  // Poisson: nobody is there with chance e^-4, and at least four with 1 - 71/3 e^-4.
  const found = erlangA(4, 1, 1, 4);
  expect(found.present).toBeCloseTo(4, 10);
  expect(found.waits).toBeCloseTo(1 - (71 / 3) * Math.exp(-4), 10);
});

test("Officers work for those who stay, whatever the patience", () => {
  for (const found of [erlangA(12, 1, 0.25, 8), erlangA(12, 1, 3, 8)]) {
    expect(8 * found.utilisation).toBeCloseTo(12 * (1 - found.abandons), 8);
  }
  for (const patience of [0.1, 1.5, 20]) {
    const { utilisation, abandons } = waitsOfEqualPatience(0.9, 1, patience);
    expect(utilisation).toBeCloseTo(0.9 * (1 - abandons), 10);
  }
});

test("Classes served by rank wait as Cobham found", () => {
  const [urgent, other] = waitsByRank([0.08, 0.72], 0.8);
  expect(urgent).toBeCloseTo(0.8696, 4);
  expect(other).toBeCloseTo(4.3478, 4);
});

test("Waits by rank average to the wait of one class", () => {
  const loads = [0.1, 0.2, 0.4];
  const waits = waitsByRank(loads, 0.7);
  const average = waits.reduce((sum, wait, at) => sum + wait * (loads[at] ?? 0), 0) / 0.7;
  expect(average).toBeCloseTo(waitMMc(0.7, 1, 1), 10);
});

test("A setup that takes no time leaves M/G/1", () => {
  const service = { mean: 1, square: 2 };
  expect(waitWithSetup(0.8, service, { mean: 0, square: 0 })).toBeCloseTo(4, 10);
  // A server that comes after an exponential hour: an hour more for everybody (decomposition).
  expect(waitWithSetup(0.5, service, { mean: 1, square: 2 })).toBeCloseTo(1 + 1, 10);
});

test("Two M/M/1 in series have the tail of a sum of two exponential times", () => {
  expect(erlangTail(2, 0.2, 8.3917)).toBeCloseTo(0.5, 4);
  expect(erlangTail(2, 0.2, 23.7193)).toBeCloseTo(0.05, 5);
  expect(hypoexponentialTail(0.2, 0.2 + 1e-6, 8.3917)).toBeCloseTo(0.5, 4);
});

test("Retries reach, take and try as the geometric series says", () => {
  const { reached, mean, tries } = retries(0.2, 5, 3, 0.5);
  expect(reached).toBeCloseTo(0.9984, 10);
  expect(mean).toBeCloseTo(1.7179, 4);
  expect(tries).toBeCloseTo(1.248, 10);
});

test("The first of three who set out together is there after a third of their mean", () => {
  expect(leastOfStaggered([1, 1, 1], 0)).toBeCloseTo(1 / 3, 10);
  expect(leastOfStaggered([2, 1], 1e9)).toBeCloseTo(2, 10);
});

test("A rate that is constant in each hour comes close to the sine it follows", () => {
  expect(presentUnderSine(10, 6, (2 * Math.PI) / 24, 0.5, 0)).toBeCloseTo(15.0687, 4);
  expect(presentUnderSine(10, 6, (2 * Math.PI) / 24, 0.5, 12)).toBeCloseTo(24.9313, 4);
  const rates = Array.from(
    { length: 24 },
    (_, hour) => 10 + 6 * Math.sin((2 * Math.PI * (hour + 0.5)) / 24),
  );
  const present = presentByHour(rates, 2);
  expect(Math.abs((present[0] ?? 0) / 15.0687 - 1)).toBeLessThan(0.01);
  expect(Math.abs((present[12] ?? 0) / 24.9313 - 1)).toBeLessThan(0.01);
});

test("A batch before enough officers takes no more than its work", () => {
  expect(bulkSojourn(3, 3)).toBe(1);
  expect(bulkSojourn(3, 1)).toBe(2);
});

test("Waits for a desk to open have the mean and quantiles of its gaps", () => {
  expect(rosterMean(DAILY)).toBeCloseTo(5.3333, 4);
  expect(rosterMean(WORKING_DAYS)).toBeCloseTo(15.2381, 4);
  expect(1 - rosterTail(DAILY, 0)).toBeCloseTo(0.3333, 4);
  expect(1 - rosterTail(WORKING_DAYS, 0)).toBeCloseTo(0.2381, 4);
  const quantiles = [0.5, 0.9, 0.95, 0.99];
  const rounded = (p: number): number => Math.round(100 * p) / 100;
  expect(quantiles.map((p) => rounded(rosterQuantile(DAILY, p)))).toEqual([4, 13.6, 14.8, 15.76]);
  expect(quantiles.map((p) => rounded(rosterQuantile(WORKING_DAYS, p)))).toEqual([
    8.8, 47.2, 55.6, 62.32,
  ]);
});

test("Two desks in series wait as their hours lie to one another", () => {
  expect(seriesMean(0)).toBeCloseTo(5.3333, 4);
  expect(seriesMean(12)).toBeCloseTo(16, 10);
});

test("Tries at a line that is answered in open hours end when it opens", () => {
  expect(triesAtOpenHours(16, 6, 1)).toEqual({ reached: 8 / 24, mean: 0 });
  const { reached, mean } = triesAtOpenHours(16, 6, 3);
  expect(reached).toBeCloseTo(20 / 24, 10);
  expect(mean).toBeCloseTo(5.4, 10);
});
