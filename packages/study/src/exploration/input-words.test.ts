import { DAY } from "@contactpoint/engine";
import type { StudyFactor, UncertainParameter } from "@contactpoint/scenario";
import { expect, test } from "vitest";

import { sampleTitle } from "../comparison/sample-title.ts";
import type { StudyPoint } from "../plan/index.ts";
import { explored, sampleStudy, sloped } from "../testing/index.ts";
import type { PlantedTruth } from "../testing/index.ts";
import { inputText, inputTitle } from "./input-words.ts";

const RETENTION: UncertainParameter = {
  path: "providers.mailhaven.retention",
  title: { en: "Retention" },
  distribution: { kind: "uniform", min: DAY, max: 40 * DAY },
  unit: "span",
  basis: "assumption",
  source: "nothing is published on it",
};

test("a span that nobody knows is told in days, like the span that was drawn", () => {
  const { decisive } = explored({ uncertain: [RETENTION] }, sloped);
  // The planted line crosses zero in the middle of the range: in seconds, as results keep spans.
  expect(Math.abs((decisive[0]?.flips_at ?? 0) / 86_400 - 20.5)).toBeLessThan(1);
  expect(decisive[0]?.sentence).toMatch(
    /below (?:19|20|21)\.\d\u00a0d Mesh is better, above it One hub\.$/,
  );
  const kept = explored({ uncertain: [RETENTION] }, (point) => {
    const { mean, slope } = sloped(point);
    return { mean: { ...mean, "in-time": point.variant === "hub" ? 0.8 : 0.5 }, slope };
  });
  expect(kept.decisive[0]?.sentence).toMatch(
    /stays better from (?:\d\.\d|[2-7]\d\.\d)\u00a0[dh] to 3\d\.\d\u00a0d, which/,
  );
});

test("limits that are spans are told in days, those of factors and of what nobody knows", () => {
  const question = { metric: "in-time", variant: "hub", against: null, min_support: 0.1 };
  const exploration = {
    sensitivity: [],
    discovery: [{ ...question, when: { above: 0.55 } }],
    regret: [],
  };
  const [drawn] = explored({ uncertain: [RETENTION], exploration }, sloped, 200).discovery;
  expect(drawn?.limits[0]?.from).toBeGreaterThan(20 * 86_400);
  expect(drawn?.sentence).toMatch(/where Retention is at least 2\d\.\d\u00a0d, against/);
  const delay: StudyFactor = {
    name: "delay",
    path: "delay",
    title: { en: "Delay" },
    levels: { kind: "range", min: 0, max: 40 * DAY, scale: "linear", unit: "span" },
  };
  const late = ({ variant, factors }: StudyPoint): PlantedTruth => ({
    mean: {
      "in-time": variant === "hub" && Number(factors["delay"]) > 25 * DAY ? 0.8 : 0.4,
      p95: 9,
    },
    slope: {},
  });
  const design = { kind: "latin-hypercube", samples: 40, constraints: [] } as const;
  const [varied] = explored({ factors: [delay], design, exploration }, late, 4).discovery;
  expect(varied?.limits[0]?.from).toBeGreaterThan(25 * DAY);
  expect(varied?.sentence).toMatch(/where Delay is at least 2\d\.\d\u00a0d, against/);
});

const factor = (name: string, levels: StudyFactor["levels"]): StudyFactor => ({
  name,
  path: name,
  title: { en: name },
  levels,
});
const study = sampleStudy({
  factors: [
    factor("year", { kind: "list", values: [2026, 2027] }),
    factor("load", { kind: "range", min: 1, max: 9, scale: "linear", unit: "number" }),
    factor("delay", { kind: "range", min: 0, max: 9 * DAY, scale: "linear", unit: "span" }),
  ],
});

test("a value that the study lists is told as it is, one that was sampled to three digits", () => {
  expect(inputText(study, "year", 2027)).toBe("2027");
  expect(inputText(study, "load", 5.27346)).toBe("5.27");
  expect(inputText(study, "delay", 5.25 * DAY)).toBe("5.3\u00a0d");
});

test("an input is called by its title, a word of a factor too, and else as it is given", () => {
  const law = factor("law", { kind: "list", values: ["police", "judge"] });
  const titled = { ...study, factors: [{ ...law, title: { en: "Who orders" } }] };
  const [parameter] = study.uncertain;
  expect(inputTitle(titled, "law")).toBe("Who orders");
  expect(inputTitle(titled, "law=judge")).toBe("Who orders: judge");
  expect(inputTitle(titled, parameter?.path ?? "")).toBe("Share of forms with a missing item");
  expect(inputTitle(titled, "other")).toBe("other");
});

test("a span in the title of a point is told in a unit", () => {
  const factors = { year: 2027, load: 5.27346, delay: 5.25 * DAY };
  expect(sampleTitle(study, { variant: "mesh", factors, without: null, removed: [] })).toBe(
    "Mesh, year 2027, load 5.27346, delay 5.3\u00a0d",
  );
});
