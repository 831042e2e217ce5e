import type { Study } from "@contactpoint/scenario";
import { expect, test } from "vitest";
import { sampleContext, samplePoints, sampleResults, sampleStudy } from "../testing/index.ts";
import { compareResults } from "./compare-results.ts";
import type { ComparisonVerdict } from "./comparison.ts";

const study = sampleStudy({
  switches: [],
  replications: { ...sampleStudy().replications, min: 8, max: 8 },
});
const points = samplePoints(study);

test("of more than two further metrics that are decided names are said, without figures", () => {
  const further = (name: string, better: "higher" | "lower"): Study["metrics"][number] => ({
    name,
    title: { en: `Delay ${name}` },
    better,
    unit: "seconds",
    kind: "latency",
    measure: "time-to-preserve",
    where: {},
    statistic: { kind: "p95" },
  });
  const verdictWith = (names: readonly string[]): ComparisonVerdict | undefined => {
    const of: Study = {
      ...study,
      metrics: [
        ...study.metrics,
        ...names.map((name, at) => further(name, at === 0 ? "higher" : "lower")),
      ],
    };
    const results = sampleResults({
      study: of,
      points,
      replications: 8,
      truth: ({ variant }) => {
        const own = variant === "hub" ? 1 : 0;
        const delays = Object.fromEntries(names.map((name) => [name, 50_000 + own * 4_000]));
        return {
          mean: {
            "in-time": 0.5 + own * 0.07,
            p95: 50_000 + own * 4_000,
            gini: 0.2,
            officers: 100,
            ...delays,
          },
          slope: {},
        };
      },
    });
    return compareResults(of, points, results, sampleContext()).verdicts.find(
      ({ point }) => point === "hub",
    );
  };
  expect(verdictWith(["a"])?.sentence).toMatch(
    /\u201cDelay a\u201d [0-9]+\s\u00b1\s[0-9]+\smin longer/u,
  );
  const many = verdictWith(["a", "b", "c"]);
  expect(many?.decision).toBe("mixed");
  expect(many?.sentence).toContain(
    "as many officers. By other metrics worse: \u201c95 % preserved within\u201d, \u201cDelay b\u201d and \u201cDelay c\u201d; better: \u201cDelay a\u201d. ",
  );
  expect(new Set(many?.figures.map(({ metric }) => metric))).toEqual(
    new Set(["in-time", "officers"]),
  );
});
