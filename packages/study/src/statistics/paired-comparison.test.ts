import { KeyedRandom } from "@contactpoint/engine";
import { expect, test } from "vitest";
import { Bootstrap } from "./bootstrap.ts";
import { comparePaired } from "./paired-comparison.ts";

const VARIANT = [5.1, 4.8, 6.3, 5.9, 5.5, 7.0, 4.4, 6.1, 5.8, 6.6];
const BASELINE = [4.9, 4.1, 6.0, 5.1, 5.6, 6.2, 4.0, 5.2, 5.9, 5.8];
const STUDIES = 500;
const OPTIONS = { confidence: 0.95, draws: null, bootstrap: new Bootstrap(1) };

test("a known pair of series", () => {
  // scipy.stats.ttest_rel(x, y); numpy.corrcoef; (x.var(ddof=1) + y.var(ddof=1)) / (x - y).var(ddof=1)
  const found = comparePaired(VARIANT, BASELINE, OPTIONS);
  expect(found).toMatchObject({ n: 10, units: 10, monte_carlo_se: null, input_se: null });
  expect(found?.t.estimate).toBeCloseTo(0.47, 13);
  expect(found?.t.low).toBeCloseTo(0.19593540920326868, 12);
  expect(found?.t.high).toBeCloseTo(0.7440645907967312, 12);
  expect(found?.p).toBeCloseTo(0.003734659344437527, 14);
  expect(found?.correlation).toBeCloseTo(0.8841898045683237, 12);
  expect(found?.variance_ratio).toBeCloseTo(8.539742619227853, 10);
  expect(found?.bootstrap?.low).toBeGreaterThan(0.15);
  expect(found?.bootstrap?.high).toBeLessThan(0.75);
});

test("where draws are shared, the draws are the units", () => {
  // scipy.stats.ttest_1samp((x - y).reshape(5, 2).mean(1), 0)
  const draws = VARIANT.map((_, at) => Math.floor(at / 2));
  const found = comparePaired(VARIANT, BASELINE, { ...OPTIONS, draws });
  expect(found).toMatchObject({ n: 10, units: 5 });
  expect(found?.t.estimate).toBeCloseTo(0.47, 13);
  expect(found?.t.low).toBeCloseTo(0.3081068215291295, 12);
  expect(found?.t.high).toBeCloseTo(0.6318931784708703, 12);
  expect(found?.p).toBeCloseTo(0.0012865257008073143, 14);
  expect(found?.monte_carlo_se).toBeGreaterThan(0);
});

test("turned round, the difference changes its sign and nothing else", () => {
  const there = comparePaired(VARIANT, BASELINE, OPTIONS);
  const back = comparePaired(BASELINE, VARIANT, OPTIONS);
  expect(back?.t.low).toBeCloseTo(-(there?.t.high ?? 0), 13);
  expect(back?.p).toBe(there?.p);
  expect(back?.variance_ratio).toBeCloseTo(there?.variance_ratio ?? 0, 12);
});

test("a difference without scatter is known only where nothing could scatter", () => {
  const certain = comparePaired([2, 3, 5], [1, 2, 4], { ...OPTIONS, isCertain: true });
  expect(certain).toMatchObject({ p: 0, variance_ratio: null });
  expect(certain?.t).toEqual({ estimate: 1, low: 1, high: 1 });
  expect(certain?.correlation).toBeCloseTo(1, 13);
  // The sign test: that three differences have one sign is as likely as 1 in 4.
  expect(comparePaired([2, 3, 5], [1, 2, 4], OPTIONS)?.p).toBe(0.25);
});

test("few equal differences are no proof: a rare change is not found too often", () => {
  const u = new KeyedRandom(11).label("rare");
  let found = 0;
  for (let study = 0; study < STUDIES; study++) {
    // No difference in the mean, and none at all in half of the replications.
    const draw = (r: number): number => u.uniform({ hi: study, lo: 0 }, r);
    const variant = [0, 1].map((r) => (draw(r) < 0.25 ? 0.1 : draw(r) < 0.5 ? -0.1 : 0));
    if ((comparePaired(variant, [0, 0], OPTIONS)?.p ?? 1) <= 0.05) found += 1;
  }
  expect(found / STUDIES).toBeLessThan(0.05);
});

test("what differs in its last bits is the same", () => {
  const found = comparePaired([0.1 + 0.2, 0.1 + 0.2, 0.1 + 0.2], [0.3, 0.3, 0.3], OPTIONS);
  expect(found).toMatchObject({ p: 1, t: { estimate: 0, low: 0, high: 0 } });
});

test("equal series do not differ", () => {
  const found = comparePaired(VARIANT, VARIANT, OPTIONS);
  expect(found).toMatchObject({ p: 1, t: { estimate: 0, low: 0, high: 0 } });
});

test("a series that never varies has no correlation", () => {
  expect(comparePaired([1, 1, 1], [2, 3, 4], OPTIONS)?.correlation).toBeNull();
});

test("without a bootstrap there is no interval by it", () => {
  const options = { ...OPTIONS, bootstrap: null };
  expect(comparePaired(VARIANT, BASELINE, options)).toMatchObject({ n: 10, bootstrap: null });
});

test("a single pair says nothing, and an odd one is refused", () => {
  expect(comparePaired([1], [2], OPTIONS)).toBeNull();
  expect(() => comparePaired([1, 2], [2], OPTIONS)).toThrow(RangeError);
});

test("a difference that varies by rounding alone has no variance ratio", () => {
  const baseline = [805.1, 811.7, 798.4, 802.9, 809.3];
  const variant = baseline.map((officers) => officers + 71.351163);
  const found = comparePaired(variant, baseline, OPTIONS);
  expect(found?.variance_ratio).toBeNull();
});
