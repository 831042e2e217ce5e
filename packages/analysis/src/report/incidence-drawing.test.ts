import { DAY, HOUR, MINUTE } from "@contactpoint/engine";
import { expect, test } from "vitest";
import { CENSORED, COMPETING, REACHED, RiskSet } from "../tables/competing-risks.ts";
import type { Ending } from "../tables/competing-risks.ts";
import { incidenceDrawing } from "./incidence-drawing.ts";
import { logAxis } from "./log-axis.ts";

function set(endings: readonly Ending[]): RiskSet {
  const risk = new RiskSet();
  endings.forEach((ending, i) => risk.add((i + 1) * HOUR, ending));
  return risk;
}

test("a curve ends at the share that got there, and its name says it", () => {
  const incidence = set([REACHED, COMPETING, REACHED, COMPETING]).incidence();
  const { text } = incidenceDrawing({
    id: "x",
    title: "X",
    description: "X",
    curves: [{ name: "Half", incidence, until: DAY }],
    axis: logAxis(MINUTE, DAY),
  });
  const [, path = ""] = /<path\s+d="([^"]+)"/u.exec(text) ?? [];
  // The drawing's share axis runs from 12 (all) to 332 (none).
  expect(path).toMatch(/^M52 332/u);
  expect(path).toMatch(/V172$/u);
  expect(text).toContain("Half 50\u00a0%");
});

test("a curve ends where the last request was seen, if that one was still open", () => {
  const axis = logAxis(MINUTE, DAY);
  const { text } = incidenceDrawing({
    id: "x",
    title: "X",
    description: "X",
    curves: [{ name: "Half", incidence: set([REACHED, CENSORED]).incidence(), until: DAY }],
    axis,
  });
  const [, path = ""] = /<path\s+d="([^"]+)"/u.exec(text) ?? [];
  const [, x = ""] = /H([\d.]+)V172$/u.exec(path) ?? [];
  // The drawing's time axis runs from 52 to 748.
  expect(Number(x)).toBeCloseTo(52 + axis.place(2 * HOUR) * 696, 0);
});

test("names of curves that end together stand apart", () => {
  const incidence = set([REACHED]).incidence();
  const curves = ["a", "b", "c", "d"].map((name) => ({ name, incidence, until: DAY }));
  const { text } = incidenceDrawing({
    id: "x",
    title: "X",
    description: "X",
    axis: logAxis(MINUTE, DAY),
    curves,
  });
  const heights = [...text.matchAll(/y="([\d.]+)" class="small">[a-d] 100/gu)].map(([, y]) =>
    Number(y),
  );
  const sorted = heights.toSorted((one, other) => one - other);
  expect(sorted).toHaveLength(4);
  expect(sorted.every((y, i) => i === 0 || y - (sorted[i - 1] ?? 0) >= 18)).toBe(true);
});
