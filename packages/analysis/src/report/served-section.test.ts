import { expect, test } from "vitest";
import { sampleReport } from "../testing/sample-report.ts";
import { sampleRun } from "../testing/sample-run.ts";
import { LEAST_NEEDS, servedSection, worstServed } from "./served-section.ts";
import { html } from "./markup.ts";

test("the worst served come first, and groups of few needs are not ranked", () => {
  const { summary } = sampleReport(sampleRun({ states: 12, needs: 150 }));
  const groups = summary.by_state ?? [];
  const ranked = worstServed(groups).map((group) => group.as_requesting.latency.time_to_preserve);
  expect(ranked.length).toBeGreaterThan(2);
  expect(ranked.length).toBeLessThan(groups.length);
  expect(ranked.every(({ n }) => n >= LEAST_NEEDS)).toBe(true);
  const medians = ranked.map(({ p50_s }) => p50_s ?? Infinity);
  expect(medians).toEqual(medians.toSorted((one, other) => other - one));
});

test("with real States the section is by profile and says that no State is assessed", () => {
  const run = sampleRun({ states: 6, needs: 80, more: { real_states: true } });
  const { table, summary } = sampleReport(run);
  const page = html`${servedSection(table.scenario, summary).content}`.text;
  expect(page).toContain("No State is assessed");
  expect(page).toContain("small desk");
  expect(page).not.toContain("Land ");
});
