import { DAY, HOUR } from "@contactpoint/engine";
import type { Study } from "@contactpoint/scenario";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sampleContext, samplePoints, sampleResults, sampleStudy } from "../testing/index.ts";
import { compareResults } from "./compare-results.ts";
import type { Comparison, ComparisonVerdict } from "./comparison.ts";

const study = sampleStudy({
  switches: [],
  replications: { ...sampleStudy().replications, min: 8, max: 8 },
});
const points = samplePoints(study);

function compared(
  gain: number,
  longer: number,
  officers: number,
  slope: number,
  of: Study = study,
): Comparison {
  const results = sampleResults({
    study: of,
    points,
    replications: 8,
    truth: ({ variant }) => {
      const own = variant === "hub" ? 1 : 0;
      return {
        mean: {
          "in-time": 0.5 + own * gain,
          p95: 50_000 + own * longer,
          gini: 0.2,
          officers: 100 + own * officers,
        },
        slope: { "in-time": own * slope },
      };
    },
  });
  return compareResults(of, points, results, sampleContext());
}

/** What a figure of a sentence must be, from the numbers of summary.json and comparison.csv. */
function wanted(
  comparison: Comparison,
  { point }: ComparisonVerdict,
  { metric, of }: ComparisonVerdict["figures"][number],
): number | null | undefined {
  const difference = comparison.differences.find(
    (each) => each.point === point && each.metric === metric,
  );
  const mean = (id: string | undefined) =>
    comparison.estimates.find((each) => each.point === id && each.metric === metric)?.mean;
  const t = difference?.t;
  switch (of) {
    case "difference":
      return t?.estimate;
    case "half-width":
      return t === null || t === undefined ? null : (t.high - t.low) / 2;
    case "mean":
      return mean(point);
    case "baseline-mean":
      return mean(difference?.against);
    case "monte-carlo-se":
      return difference?.monte_carlo_se;
    case "input-se":
      return difference?.input_se;
    case "flips-at":
      return comparison.decisive.find((each) => each.point === point && each.metric === metric)
        ?.flips_at;
  }
}

const FACTORS: Readonly<Record<string, number>> = {
  "%": 100,
  "percentage points": 100,
  d: 1 / 86_400,
  h: 1 / 3_600,
  min: 1 / 60,
};

test("every figure of a sentence is in it, and is the number of the tables, rounded", () => {
  const chance = fc.double({ min: -0.3, max: 0.3, noNaN: true });
  const longer = fc.integer({ min: -40_000, max: 40_000 });
  fc.assert(
    fc.property(chance, longer, fc.nat(60), chance, (...planted) => {
      const comparison = compared(...planted);
      expect(comparison.verdicts).toHaveLength(3);
      for (const verdict of comparison.verdicts) {
        expect(verdict.figures.length).toBeGreaterThan(3);
        for (const figure of verdict.figures) {
          const { text, unit, value } = figure;
          expect(verdict.sentence.replaceAll("\u00a0", " ")).toContain(text);
          expect(value).toBeCloseTo(wanted(comparison, verdict, figure) ?? Number.NaN, 9);
          const decimals = text.split(".")[1]?.length ?? 0;
          const shown = Math.abs(value) * (FACTORS[unit] ?? 1);
          // A half may be rounded either way.
          expect(Math.abs(Number(text) - shown)).toBeLessThanOrEqual(0.5001 * 10 ** -decimals);
        }
      }
    }),
    { numRuns: 10 },
  );
});

test("shares differ by percentage points, never by per cent", () => {
  const { verdicts } = compared(0.071, -7_200, 31, 0);
  expect(verdicts[0]?.sentence).toMatch(
    /^One hub: 7\.\d\s±\s\d\.\d\spercentage points more of the needs preserved before the data expire than Mesh \(5[67]\.\d\s% against [45]\d\.\d\s%\); 31 more officers; “95 % preserved within” [\d.]+\s±\s[\d.]+\s(h|min) shorter\./u,
  );
  expect(compared(-0.071, 0, -3, 0).verdicts[0]?.sentence).toMatch(
    /points less of the needs .*; 3 fewer officers/u,
  );
});

test("what chance can explain is called undecided, in words too", () => {
  const { verdicts } = compared(0, 0, 0, 0);
  for (const { decision, sentence } of verdicts) {
    expect(sentence.startsWith("Undecided: ")).toBe(decision === "undecided");
  }
  expect(verdicts.some(({ decision }) => decision === "undecided")).toBe(true);
});

test("the value at which a verdict flips is a figure with its unit, a span too", () => {
  const uncertain = study.uncertain.map((parameter) => ({
    ...parameter,
    unit: "span" as const,
    distribution: { kind: "uniform", min: DAY, max: 40 * DAY } as const,
  }));
  const { verdicts } = compared(0, 0, 0, 0.6, { ...study, uncertain });
  const flip = verdicts[0]?.figures.find(({ of }) => of === "flips-at");
  expect(flip?.unit).toBe("d");
  expect(Number(flip?.text)).toBeCloseTo((flip?.value ?? 0) / 86_400, 1);
  expect(verdicts[0]?.sentence).toContain(`below ${flip?.text}\u00a0d Mesh is better`);
});

test("the figure of the value at which a verdict flips is the text of the sentence", () => {
  const uncertain = study.uncertain.map((parameter) => ({
    ...parameter,
    unit: "span" as const,
    distribution: { kind: "uniform", min: 0, max: 10 * HOUR } as const,
  }));
  for (let gain = -0.1; gain < 0.1; gain += 0.007) {
    const { verdicts } = compared(gain, 0, 0, 0.9, { ...study, uncertain });
    const flip = verdicts[0]?.figures.find(({ of }) => of === "flips-at");
    expect(verdicts[0]?.sentence).toContain(`below ${flip?.text}\u00a0h Mesh is better`);
  }
});

test("a verdict that is undecided says of nobody that they stay better", () => {
  const skewed = (parameter: number): number => -Math.log(1 - (parameter - 0.02) / 0.18);
  const seeds = Array.from({ length: 60 }, (_, at) => at + 1);
  const sentences = seeds.flatMap((seed) => {
    const own = { ...study, seed, variants: study.variants.slice(0, 2) };
    const drawn = { ...own, replications: { ...own.replications, per_draw: 1 } };
    const here = samplePoints(drawn);
    const results = sampleResults({
      study: drawn,
      points: here,
      replications: 20,
      truth: () => ({ mean: { "in-time": 0.5, p95: 9_000, gini: 0.2, officers: 9 }, slope: {} }),
    }).map((result) => {
      const path = study.uncertain[0]?.path ?? "";
      const value = result.parameters[path] ?? 0;
      const gain = result.point === "hub" ? 0.004 * skewed(value) : 0;
      const inTime = (result.metrics["in-time"] ?? 0) + gain;
      return {
        ...result,
        parameters: { [path]: skewed(value) },
        metrics: { ...result.metrics, "in-time": inTime },
      };
    });
    return compareResults(drawn, here, results, sampleContext()).verdicts;
  });
  const undecided = sentences.filter(({ decision }) => decision === "undecided");
  expect(undecided.some(({ sentence }) => sentence.includes("do not settle"))).toBe(true);
  expect(undecided.filter(({ sentence }) => sentence.includes("stays better"))).toEqual([]);
});

test.for([5, 6])(
  "both levels are of the %d pairs of the difference, whatever else was run of the baseline",
  (pairs) => {
    const results = sampleResults({
      study,
      points,
      replications: 8,
      truth: ({ variant }) => ({
        mean: { "in-time": variant === "hub" ? 0.6 : 0.5, p95: 9_000, gini: 0.2, officers: 9 },
        slope: { "in-time": variant === "hub" ? 0.2 : 0.4 },
      }),
    }).filter(({ point, replication }) => point !== "hub" || replication < pairs);
    const [verdict] = compareResults(study, points, results, sampleContext()).verdicts;
    const value = (of: string): number =>
      verdict?.figures.find((figure) => figure.metric === "in-time" && figure.of === of)?.value ??
      Number.NaN;
    expect(value("mean") - value("baseline-mean")).toBeCloseTo(value("difference"), 12);
  },
);

/** The same planted truth among so many further variants that differ by chance alone. */
function amongTwins(gain: number, twins: number): Comparison {
  const variants = [
    ...study.variants.slice(0, 2),
    ...Array.from({ length: twins }, (_, i) => ({
      name: `twin-${i}`,
      title: { en: `Twin ${i}` },
      changes: [],
    })),
  ];
  const crowded = { ...study, variants };
  const all = samplePoints(crowded);
  const results = sampleResults({
    study: crowded,
    points: all,
    replications: 8,
    truth: ({ variant }) => ({
      mean: {
        "in-time": 0.5 + (variant === "hub" ? gain : 0),
        p95: 50_000,
        gini: 0.2,
        officers: 9,
      },
      slope: {},
    }),
  });
  return compareResults(crowded, all, results, sampleContext());
}

test("a difference that only the number of comparisons leaves open is told so, and in a note", () => {
  const isOnlyOpen = (comparison: Comparison): boolean =>
    comparison.verdicts[0]?.decision === "undecided" &&
    (comparison.differences[0]?.p ?? 1) <= 1 - comparison.confidence;
  const found = [0.01, 0.015, 0.02, 0.025].map((gain) => amongTwins(gain, 19)).find(isOnlyOpen);
  expect(found?.verdicts[0]?.sentence).toMatch(
    /^Undecided: One hub .*, which may be chance among so many comparisons \(/u,
  );
  expect(found?.notes.join("\n")).toMatch(
    /(?:1 difference is|\d+ differences are) undecided although .* hold for all 20 comparisons as modelled together, metric by metric \(Holm\)/u,
  );
  const { verdicts, notes } = compared(0, 0, 0, 0);
  expect(verdicts.map(({ sentence }) => sentence).join()).not.toContain("so many comparisons");
  expect(notes.join()).not.toContain("Holm");
});

test("an error from what is not known that chance hides is not told as nothing", () => {
  const { verdicts, differences } = compared(0.1, 0, 5, 0);
  const hidden = differences.filter(
    ({ metric, input_se, monte_carlo_se }) =>
      metric === "in-time" && input_se === 0 && monte_carlo_se !== 0,
  );
  expect(hidden.length).toBeGreaterThan(0);
  for (const { point } of hidden) {
    const verdict = verdicts.find((each) => each.point === point);
    expect(verdict?.sentence).toMatch(
      /Standard error of \u201cPreserved in time\u201d: [\d.]+\spercentage points from chance; what comes from assumptions that are not known is too small to be told from it\./u,
    );
    expect(verdict?.figures.map(({ of }) => of)).not.toContain("input-se");
  }
});
