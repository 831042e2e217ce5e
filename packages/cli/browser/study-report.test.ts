import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { studyReportHtml } from "@contactpoint/study";
import type { StudyReportInput } from "@contactpoint/study";
import { fullStudyReport, sampleOutcome, sampleStudyReport } from "@contactpoint/study/testing";
import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";
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

const STUDIES: readonly (readonly [name: string, input: StudyReportInput])[] = [
  ["every part", fullStudyReport()],
  ["real States", fullStudyReport(true)],
  ["many combinations", sampleStudyReport(manyCombinations())],
  ["one point", sampleStudyReport(onePoint())],
];

let browser: Browser;
let folder: string;

beforeAll(async () => {
  browser = await chromium.launch(inject("chromium"));
  folder = await mkdtemp(join(tmpdir(), "study-report-"));
});

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

test.each(STUDIES)(
  "the report of a study of %s fits wide and narrow windows and loads nothing",
  async (name, input) => {
    const text = studyReportHtml(input);
    for (const width of WIDTHS) {
      const found = await loadedPage(browser, width, (page) => openText(page, pathOf(name), text));
      expect(found.requests).toEqual([found.url]);
      expect(found.messages).toEqual([]);
      expect(found.overflow).toBe(0);
    }
  },
);

test.each(STUDIES)(
  "the report of a study of %s meets WCAG 2.2 AA, light and dark, as far as axe can tell",
  async (name, input) => {
    const text = studyReportHtml(input);
    for (const [width, colorScheme] of LOOKS) {
      const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
      await openText(page, pathOf(name), text);
      expect(await axeViolations(page)).toEqual([]);
      await page.close();
    }
  },
);

test("what a reader reads first are the verdicts of summary.json", async () => {
  const input = fullStudyReport();
  const page = await browser.newPage();
  await openText(page, pathOf("verdicts"), studyReportHtml(input));
  expect(await page.locator("main p").first().textContent()).toBe(
    input.comparison.verdicts[0]?.sentence,
  );
  expect(await page.locator("p.verdict").allTextContents()).toEqual(
    input.comparison.verdicts.map(({ sentence }) => sentence),
  );
  await page.close();
});

test("no text of a figure is cut off at its edge", async () => {
  const page = await browser.newPage({ viewport: { width: 1_280, height: 800 } });
  await openText(page, pathOf("edges"), studyReportHtml(fullStudyReport()));
  const cut = await page.locator("svg").evaluateAll((all) =>
    all.flatMap((svg) => {
      const { width, height } = (svg as SVGSVGElement).viewBox.baseVal;
      return [...svg.querySelectorAll("text")].flatMap((text) => {
        const box = text.getBBox();
        const isInside =
          box.x >= -1 &&
          box.y >= -2 &&
          box.x + box.width <= width + 1 &&
          box.y + box.height <= height + 2;
        return isInside ? [] : [`${svg.querySelector("title")?.textContent}: ${text.textContent}`];
      });
    }),
  );
  expect(cut).toEqual([]);
  await page.close();
});

test("the printed report is A4, light, its last part included, and nothing runs over a page's edge", async () => {
  const page = await browser.newPage({ colorScheme: "dark" });
  await openText(page, pathOf("print"), studyReportHtml(fullStudyReport()));
  await page.emulateMedia({ media: "print" });
  expect(await page.getByText("SHA-256 of the study").isVisible()).toBe(true);
  const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(paper).toBe("rgb(255, 255, 255)");
  await page.setViewportSize({ width: A4_WIDTH, height: 1_000 });
  expect(await overflowOf(page)).toBe(0);
  const pdf = await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true });
  const text = pdf.toString("latin1");
  const pages = text.match(/\/Type\s*\/Page\b/gu)?.length ?? 0;
  expect(pages).toBeGreaterThanOrEqual(12);
  expect(pages).toBeLessThanOrEqual(24);
  expect(text).toContain("(14. How to make it again)");
  // A4 in points.
  expect(text).toMatch(/\/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]/u);
  await page.close();
});

function pathOf(name: string): string {
  return join(folder, `${name.replaceAll(" ", "-")}.html`);
}

function manyCombinations(): ReturnType<typeof sampleOutcome> {
  const values = [1, 2, 3, 4, 5, 6, 7, 8];
  return sampleOutcome({
    factors: [
      { name: "volume", path: "scale", title: { en: "Needs" }, levels: { kind: "list", values } },
    ],
  });
}

function onePoint(): ReturnType<typeof sampleOutcome> {
  const { study } = sampleOutcome();
  return sampleOutcome({ variants: study.variants.slice(0, 1), switches: [] });
}
