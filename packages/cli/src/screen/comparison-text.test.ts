import type { Study } from "@contactpoint/scenario";
import { sampleOutcome, sampleStudy } from "@contactpoint/study/testing";
import { expect, test } from "vitest";

import { comparisonText } from "./comparison-text.ts";
import { PLAIN } from "./paint.ts";

const VOLUME: Study["factors"] = [
  {
    name: "volume",
    path: "scale",
    title: { en: "Needs" },
    levels: { kind: "list", values: [1, 2] },
  },
];

/** Tables by heading, up to the first word that is not the metric's. */
function tables(outcome: Parameters<typeof comparisonText>[0]): ReadonlyMap<string, string[]> {
  const text = comparisonText(outcome, "out", PLAIN);
  return new Map(
    text.split("\n\n").map((part) => {
      const [heading = "", ...lines] = part.split("\n");
      return [heading.replace(/ \(.*$/u, ""), lines] as const;
    }),
  );
}

test("only a difference with the baseline stands under its name", () => {
  const removal = { order: "targeted", states: ["XB"], stranded_share: [0, 0.1] } as const;
  const found = tables(
    sampleOutcome({}, [
      { variant: "hub", ...removal },
      { variant: "mesh", ...removal },
    ]),
  );
  const main = found.get("Preserved in time") ?? [];
  expect(main[0]).toMatch(/mean +less mesh$/u);
  expect(main.find((line) => line.startsWith("hub~completeness "))).toMatch(/pp {2}undecided$/u);
  expect(main.find((line) => line.startsWith("hub-XB "))).toMatch(/ %\s+–$/u);
  const hub = found.get("Preserved in time, less hub") ?? [];
  expect(hub).toHaveLength(2);
  expect(hub[1]).toMatch(/^hub-XB {2}20 {2}-5\.\d pp ± \d\.\d pp {2}worse$/u);
  expect(found.get("Preserved in time, less mesh")?.[1]).toMatch(/^mesh-XB {2}20 {2}-1\.\d pp/u);
});

test("combinations of one variant alone stand under the name of the first", () => {
  const found = tables(
    sampleOutcome({
      variants: sampleStudy().variants.slice(0, 1),
      switches: [],
      factors: VOLUME,
    }),
  );
  expect(found.get("Preserved in time")?.[0]).toMatch(/^ +n +mean$/u);
  expect(found.get("Preserved in time, less mesh/volume=1")?.[1]).toMatch(
    /^mesh\/volume=2 {2}20 {2}-5\.0 pp ± 0\.\d pp {2}worse$/u,
  );
});

test("rows of points with long names stay different, in 80 columns", () => {
  const factors = ["detection-rate", "notification"].map((name) => ({ ...VOLUME[0], name }));
  const outcome = sampleOutcome({ factors: factors as Study["factors"] });
  const rows = tables(outcome).get("Preserved in time") ?? [];
  const names = rows.slice(1).map((row) => row.split("  ")[0]);
  expect(rows.filter((row) => row.length > 80)).toEqual([]);
  expect(names.some((name) => name?.includes("…"))).toBe(true);
  expect(new Set(names).size).toBe(names.length);
});

test("a confidence is told without what multiplying it leaves in its last digits", () => {
  const replications = { ...sampleStudy().replications, confidence: 0.57 };
  const text = comparisonText(sampleOutcome({ replications }), "out", PLAIN);
  expect(text).toContain("Preserved in time (higher is better; 57 % intervals)");
});

test("a difference that is rounded to nothing has no sign", () => {
  const outcome = sampleOutcome();
  const differences = outcome.comparison.differences.map((each) =>
    each.metric === "in-time" || each.metric === "p95"
      ? { ...each, t: { estimate: -0.0002, low: -0.0022, high: 0.0018 } }
      : each,
  );
  const found = tables({ ...outcome, comparison: { ...outcome.comparison, differences } });
  const row = (title: string): string | undefined =>
    found.get(title)?.find((line) => line.startsWith("hub "));
  expect(row("Preserved in time")).toMatch(/ {2}0\.0 pp ± 0\.2 pp {2}/u);
  expect(row("95 % preserved within")).toMatch(/ {2}0 m?s ± 0 m?s {2}/u);
});

test("large sums are set apart, and what never varies has no interval", () => {
  const outcome = sampleOutcome();
  const own = { estimate: 2_062_510, low: 2_062_510, high: 2_062_510 };
  const estimates = outcome.comparison.estimates.map((each) =>
    each.metric === "officers" ? { ...each, mean: own.estimate, t: own } : each,
  );
  const found = tables({ ...outcome, comparison: { ...outcome.comparison, estimates } });
  expect(found.get("Officers")?.find((line) => line.startsWith("regional-hubs "))).toMatch(
    / {2}20 {2}2,062,510 +31\.00 {2}worse$/u,
  );
});
