import { expect, test } from "vitest";
import {
  atLeast,
  type Claim,
  countTrue,
  type CoverageCase,
  covers,
  holds,
} from "../../bench/coverage-case.ts";
import { COVERAGE_CASES } from "../../bench/coverage-cases.ts";
import { NormalDraws } from "../../bench/coverage-draws.ts";
import { shareBounds } from "./share-bounds.ts";
import { tInterval } from "./t-interval.ts";

// `pnpm coverage` makes a thousand trials of each case; these are some of them. A claim fails when
// so few trials already leave no doubt.

const CERTAIN = 0.999;

/** Trials by a part of the case's name; what takes long gets few. */
const TRIALS: readonly (readonly [part: string, trials: number])[] = [
  ["simulated", 4],
  ["AR(1)", 15],
  ["101 replications", 6],
  ["20 draws", 60],
  ["", 150],
];

function doubtful(of: CoverageCase, trials: number): Claim[] {
  const counts = countTrue(of, 0, trials);
  return of.claims.filter(({ least, most }, at) => {
    const bounds = shareBounds(counts[at] ?? 0, trials, CERTAIN)?.interval;
    return bounds === undefined || bounds.high < least || bounds.low > most;
  });
}

test.for(COVERAGE_CASES)("what is said of $id may be true", (of) => {
  const [, trials = 0] = TRIALS.find(([part]) => of.id.includes(part)) ?? [];
  expect(doubtful(of, trials)).toEqual([]);
});

test("an interval that is too narrow is found out", () => {
  const narrow: CoverageCase = {
    id: "at 80 % instead of 95 %",
    claims: [covers("mean")],
    trial: (number) => [holds(tInterval(new NormalDraws("narrow", number).take(20), 0.8), 0)],
  };
  expect(doubtful(narrow, 150)).toEqual(narrow.claims);
});

test("a guarantee that is not kept is found out", () => {
  const broken: CoverageCase = {
    id: "nine times out of ten",
    claims: [atLeast("it holds")],
    trial: (number) => [number % 10 !== 0],
  };
  expect(doubtful(broken, 600)).toEqual(broken.claims);
});

test("trials have chance of their own, and the same each time", () => {
  const [first] = COVERAGE_CASES.filter(({ id }) => id.includes("stopping rule"));
  if (first === undefined) throw new RangeError("the case is gone");
  expect(countTrue(first, 0, 40)).toEqual(countTrue(first, 0, 40));
  const draws = [0, 1].map((trial) => new NormalDraws("chance", trial).take(3));
  expect(draws[0]).not.toEqual(draws[1]);
});
