import { expect, test } from "vitest";
import type { Study } from "@contactpoint/scenario";
import { sampleContext, samplePoints, sampleResults, sampleStudy } from "../testing/index.ts";
import { compareResults } from "./compare-results.ts";

type Target = Study["replications"]["targets"][number];

/** What is said of targets that eight replications do not meet. */
function shortfallsOf(targets: readonly Target[], titles: Readonly<Record<string, string>> = {}) {
  const usual = sampleStudy();
  const study = sampleStudy({
    switches: [],
    replications: { ...usual.replications, min: 8, max: 8, targets },
    metrics: usual.metrics.map((metric) => ({
      ...metric,
      title: { en: titles[metric.name] ?? metric.title["en"] ?? "" },
    })),
  });
  const points = samplePoints(study);
  const results = sampleResults({
    study,
    points,
    replications: 8,
    own: 0.02,
    truth: () => ({ mean: { "in-time": 0.5, p95: 90_000, gini: 0.2, officers: 9 }, slope: {} }),
  });
  return compareResults(study, points, results, sampleContext()).precision.shortfalls;
}

test("the width that was asked for stands as it was named, in the unit of the other", () => {
  const difference = { of: "difference", relative: null } as const;
  const [share] = shortfallsOf([{ ...difference, metric: "in-time", absolute: 0.01 }]);
  expect(share).toMatch(
    /^Preserved in time of One hub against Mesh: ± [\d.]+\spercentage points, where ± 1\spercentage point was asked for; /u,
  );
  const [span] = shortfallsOf([{ ...difference, metric: "p95", absolute: 600 }]);
  expect(span).toMatch(/: ± [\d.]+\smin, where ± 10\smin was asked for; /u);
});

test("widths of several intervals are said to hold together", () => {
  const asked = { of: "difference", relative: null, absolute: 0.000_1 } as const;
  const together = shortfallsOf([{ ...asked, metric: "in-time" }]);
  expect(together).toHaveLength(3);
  for (const sentence of together) {
    expect(sentence).toContain(
      "; wider than in the tables, as all 3 intervals hold together (Bonferroni).",
    );
  }
});

test("the unit is that of the metric, whatever the titles begin with", () => {
  const titles = { "in-time": "Share of needs of all", gini: "Share", p95: "Share of needs" };
  const absolute = { of: "mean", relative: null, absolute: 0.01, metric: "in-time" } as const;
  expect(shortfallsOf([absolute], titles)[0]).toContain("1\u00a0percentage point was asked for");
});

test("a width as a share of the mean is rounded, and what is just wider is seen to be so", () => {
  const [sentence = ""] = shortfallsOf([
    { of: "mean", metric: "p95", relative: 0.001, absolute: null },
  ]);
  const [, half, asked] = /± ([\d.]+)\s\w+, where ± ([\d.]+)\s\w+ was/u.exec(sentence) ?? [];
  expect(Number(half)).toBeGreaterThan(Number(asked));
  expect(asked?.length).toBeLessThan(6);
});
