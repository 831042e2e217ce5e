import { expect, test } from "vitest";
import { type Extent, passes, runCase, type TruthCase } from "../bench/truths-case.ts";
import { TRUTH_CASES } from "../bench/truths-cases.ts";
import { EXACT_CASES } from "../bench/truths-exact.ts";
import { estimate, studentQuantile } from "../bench/truths-statistics.ts";

// All cases with narrow intervals are run by `pnpm truths`; these are some of them, run shorter.

const WIDEST = 0.2;
const REPLICATIONS = 20;

/** Hours that count in each replication. */
const SHORT: Readonly<Record<string, number>> = {
  "M/M/1 .5": 1_000,
  "M/D/1 .5": 300,
  "D/M/1 .5": 300,
  "called out after exp 1 h": 500,
  "tandem of two": 500,
  "chain of two relays": 400,
  "Erlang A 10/10, 2 h": 80,
  "8 h daily": 336,
  "lossy link, 4 tries": 400,
  "link down 4 h a day": 240,
  "three visits to one officer": 800,
};

test.for(Object.keys(SHORT))("%s agrees with theory", (id) => {
  const chosen = caseNamed(id);
  const { comparisons, broken } = runCase(chosen, shortened(chosen));
  expect(broken).toEqual([]);
  expect(comparisons.filter((comparison) => !passes(comparison, WIDEST))).toEqual([]);
});

test("A theory that is a fifth off is found out in runs as short as these", () => {
  const chosen = caseNamed("M/M/1 .5");
  const wrong = chosen.truths.map((truth) => ({ ...truth, theory: truth.theory * 1.2 }));
  const { comparisons } = runCase({ ...chosen, truths: wrong }, shortened(chosen));
  expect(comparisons).toHaveLength(wrong.length);
  expect(comparisons.some((comparison) => passes(comparison, WIDEST))).toBe(false);
});

test.for(EXACT_CASES.map((each) => [each.id, each] as const))(
  "The mean wait is exact: %s",
  ([, { theory, found }]) => {
    expect(found()).toBe(theory);
  },
);

test("No two cases have the same name", () => {
  expect(new Set(TRUTH_CASES.map(({ id }) => id)).size).toBe(TRUTH_CASES.length);
});

test("Quantiles of Student's t are those of the tables", () => {
  expect(studentQuantile(0.975, 9)).toBeCloseTo(2.2622, 4);
  expect(studentQuantile(0.975, 19)).toBeCloseTo(2.093, 4);
  expect(studentQuantile(0.975, 99)).toBeCloseTo(1.9842, 4);
  expect(studentQuantile(0.9995, 10)).toBeCloseTo(4.5869, 3);
});

test("An estimate without controls is the mean with its standard error", () => {
  const found = estimate([1, 2, 3, 4], []);
  expect(found.value).toBeCloseTo(2.5, 10);
  expect(found.standardError).toBeCloseTo(Math.sqrt(5 / 3 / 4), 10);
});

test("A control that explains all scatter leaves none", () => {
  const controls = [-1.5, -0.5, 0.5, 1].map((control) => [control]);
  const found = estimate(
    controls.map(([control = 0]) => 7 + 3 * control),
    controls,
  );
  expect(found.value).toBeCloseTo(7, 8);
  expect(found.standardError).toBeCloseTo(0, 6);
});

function shortened({ id, extent }: TruthCase): Extent {
  const counts = SHORT[id];
  if (counts === undefined) throw new Error(`${id} is not run here`);
  return { ...extent, counts, replications: REPLICATIONS };
}

function caseNamed(id: string): TruthCase {
  const found = TRUTH_CASES.find((each) => each.id === id);
  if (found === undefined) throw new Error(`there is no case ${id}`);
  return found;
}
