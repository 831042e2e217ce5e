import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { reportHtml } from "@contactpoint/analysis/report";
import { sampleReport, sampleRun } from "@contactpoint/analysis/testing";
import type { SampleRun } from "@contactpoint/analysis/testing";
import { chromium } from "playwright-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import {
  A4_WIDTH,
  axeViolations,
  loadedPage,
  LOOKS,
  openText,
  overflowOf,
  WIDTHS,
} from "./open-report.ts";

const RUNS: readonly (readonly [name: string, run: SampleRun])[] = [
  ["ten States", { states: 10, needs: 300 }],
  ["120 real States", { states: 120, needs: 600, more: { real_states: true } }],
  ["a run without a need", { states: 1, needs: 0 }],
];

let browser: Browser;
let folder: string;

beforeAll(async () => {
  browser = await chromium.launch(inject("chromium"));
  folder = await mkdtemp(join(tmpdir(), "report-"));
});

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

test.each(RUNS)(
  "the report of %s fits wide and narrow windows and loads nothing",
  async (_, run) => {
    for (const width of WIDTHS) {
      const found = await loadedPage(browser, width, (page) => openReport(page, run));
      expect(found.requests).toEqual([found.url]);
      expect(found.messages).toEqual([]);
      expect(found.overflow).toBe(0);
    }
  },
);

test.each(RUNS)(
  "the report of %s meets WCAG 2.2 AA, light and dark, as far as axe can tell",
  async (_, run) => {
    for (const [width, colorScheme] of LOOKS) {
      const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
      await openReport(page, run);
      expect(await axeViolations(page)).toEqual([]);
      await page.close();
    }
  },
);

test("tables and figures that are wider than the window scroll by keyboard", async () => {
  const page = await browser.newPage({ viewport: { width: 400, height: 800 } });
  await openReport(page, { states: 10, needs: 60 });
  const region = page.locator("#hours .scroll").first();
  await region.focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => region.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
  await page.close();
});

test("the printed report is A4, its last part included, and nothing runs over a page's edge", async () => {
  const page = await browser.newPage();
  await openReport(page, { states: 10, needs: 300 });
  await page.emulateMedia({ media: "print" });
  expect(await page.getByText("SHA-256 of the trace").isVisible()).toBe(true);
  await page.setViewportSize({ width: A4_WIDTH, height: 1_000 });
  expect(await overflowOf(page)).toBe(0);
  const pdf = await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true });
  const text = pdf.toString("latin1");
  const pages = text.match(/\/Type\s*\/Page\b/gu)?.length ?? 0;
  expect(pages).toBeGreaterThanOrEqual(12);
  expect(pages).toBeLessThanOrEqual(24);
  // The outline holds the headings that were printed.
  expect(text).toContain("(12. How to read this report)");
  // A4 in points.
  expect(text).toMatch(/\/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]/u);
  await page.close();
});

async function openReport(page: Page, run: SampleRun): Promise<string> {
  const path = join(folder, `${run.states}-${run.needs}.html`);
  return openText(page, path, reportHtml(sampleReport(sampleRun(run))));
}
