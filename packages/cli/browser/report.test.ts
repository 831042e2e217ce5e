import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { reportHtml } from "@contactpoint/analysis/report";
import { sampleReport, sampleRun } from "@contactpoint/analysis/testing";
import type { SampleRun } from "@contactpoint/analysis/testing";
import type axe from "axe-core";
import { chromium } from "playwright-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

const RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"];
const WIDTHS = [1_280, 400];
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
      const page = await browser.newPage({ viewport: { width, height: 800 } });
      const requests: string[] = [];
      const messages: string[] = [];
      page.on("request", (request) => requests.push(request.url()));
      page.on("console", (message) => messages.push(message.text()));
      page.on("pageerror", (error) => messages.push(error.message));
      const url = await openReport(page, run);
      expect(requests).toEqual([url]);
      expect(messages).toEqual([]);
      const widths = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ]);
      expect(widths).toEqual([width, width]);
      await page.close();
    }
  },
);

test.each(RUNS)("the report of %s meets WCAG 2.2 AA as far as axe can tell", async (_, run) => {
  for (const width of WIDTHS) {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    await openReport(page, run);
    // Folded tables are part of the page too.
    await page
      .locator("details")
      .evaluateAll((all) => all.forEach((each) => ((each as HTMLDetailsElement).open = true)));
    expect(await axeViolations(page)).toEqual([]);
    await page.close();
  }
});

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
  // 184 mm is the width of A4 between its margins.
  await page.setViewportSize({ width: Math.floor((184 / 25.4) * 96), height: 1_000 });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
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
  await writeFile(path, reportHtml(sampleReport(sampleRun(run))));
  const url = pathToFileURL(path).href;
  await page.goto(url);
  return url;
}

/** The page's own policy forbids scripts; those of the driver are not the page's. */
async function axeViolations(page: Page): Promise<string[]> {
  const source = await readFile(createRequire(import.meta.url).resolve("axe-core"), "utf8");
  await page.evaluate(source);
  return page.evaluate(async (rules) => {
    const { axe: here } = globalThis as unknown as { axe: typeof axe };
    const { violations } = await here.run(document, { runOnly: rules });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  }, RULES);
}
