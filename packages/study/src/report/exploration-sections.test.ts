import { html } from "@contactpoint/analysis/page-parts";
import type { Section } from "@contactpoint/analysis/page-parts";
import { expect, test } from "vitest";

import type { Comparison, DecisiveAssumption } from "../comparison/comparison.ts";
import { fullStudyReport } from "../testing/index.ts";
import { discoverySection } from "./discovery-section.ts";
import { reportNames } from "./report-names.ts";
import { sensitivitySection } from "./sensitivity-section.ts";

const full = fullStudyReport();
const PATH = full.study.uncertain[0]?.path ?? "";
const TITLE = "Share of forms with a missing item";

const flipping: DecisiveAssumption = {
  point: "hub",
  metric: "in-time",
  path: PATH,
  correlation: 0.9,
  outcome: "flips",
  flips_at: 0.11,
  crossing: { estimate: 0.11, low: 0.09, high: 0.13 },
  drawn: { from: 0.03, until: 0.19 },
  finding: "below 0.11 Mesh is better, above it One hub",
  sentence: "The sentence of the verdict.",
};

const plain = ({ content }: Section): string => html`${content}`.text.replaceAll("\n", " ");

function sections(comparison: Partial<Comparison>): { sensitivity: string; discovery: string } {
  const input = { ...full, comparison: { ...full.comparison, ...comparison } };
  const names = reportNames(input);
  return {
    sensitivity: plain(sensitivitySection(input, names)),
    discovery: plain(discoverySection(input, names)),
  };
}

test("an assumption is called by its title, wherever the study gives one", () => {
  const { sensitivity, discovery } = sections({ decisive: [flipping] });
  expect(sensitivity).toContain(TITLE);
  expect(sensitivity).not.toContain(PATH);
  expect(discovery).toContain(TITLE);
  expect(discovery).not.toContain(PATH);
});

test("the table says where a difference flips, how sure that is, and who is better on either side", () => {
  const { sensitivity } = sections({ decisive: [flipping] });
  expect(sensitivity).toContain("The sentence of the verdict.");
  expect(sensitivity).toContain("0.11 (0.09 to 0.13)");
  expect(sensitivity).toContain("Below 0.11 Mesh is better, above it One hub");
});

test("a difference that does not flip, or may, is said to do so among the values drawn alone", () => {
  const own = { ...flipping, flips_at: null };
  const stays = sections({ decisive: [{ ...own, outcome: "stays" }] }).sensitivity;
  expect(stays).toContain("nowhere between 0.03 and 0.19, which is what was drawn");
  const open = sections({ decisive: [{ ...own, outcome: "undecided" }] }).sensitivity;
  expect(open).toContain("not settled between 0.03 and 0.19, which is what was drawn");
});

test("where no verdict follows an assumption, a table of other metrics does not stand for verdicts", () => {
  const { sensitivity } = sections({ decisive: [{ ...flipping, metric: "p95" }] });
  expect(sensitivity).toMatch(/No verdict follows an uncertain parameter .* “Preserved in time”/u);
  expect(sensitivity).not.toContain("decides each verdict");
  expect(sections({ decisive: [] }).sensitivity).toContain("No difference follows an uncertain");
});

test("a loss of a share is told in percentage points, and a draw is explained", () => {
  const loss = { metric: "in-time", variant: "hub", mean: 0.021, max: 0.048 };
  const { discovery } = sections({ regret: [{ ...loss, at: "draw 7" }] });
  expect(discovery).toContain("2.1\u00a0percentage points");
  expect(discovery).toContain("4.8\u00a0percentage points");
  expect(discovery).toMatch(/A draw is one set of values .* Which values draw 7 has/u);
  expect(sections({ regret: [{ ...loss, at: "law judge" }] }).discovery).not.toContain("A draw is");
});

test("inputs without a figure are not drawn, and a sentence says why they have none", () => {
  const [first] = full.comparison.sensitivity;
  if (first === undefined) throw new TypeError("the full report has indices");
  const none = { ...first, method: "regression" as const, standardised: null, r2: null };
  const { sensitivity } = sections({ sensitivity: [none, { ...none, input: "law=judge" }] });
  expect(sensitivity).not.toContain("<svg");
  expect(sensitivity).toContain("too few combinations of the factors");
});
