import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { A4_WIDTH, axeViolations, loadedPage, LOOKS, overflowOf } from "./open-report.ts";

const ROOT = new URL("../../../", import.meta.url);
const path = (name: string): string => fileURLToPath(new URL(name, ROOT));

let browser: Browser;
let folder: string;

/** Writes the handouts of an exercise as a person would. */
async function packed(exercise = "", ...words: readonly string[]): Promise<string[]> {
  const out = await mkdtemp(join(folder, exercise));
  const scenario = path(`scenarios/exercises/${exercise}.yaml`);
  const { executablePath } = inject("chromium");
  await promisify(execFile)(
    process.execPath,
    [path("packages/cli/src/main.ts"), "pack", scenario, "--out", out, ...words],
    { env: { ...process.env, CHROMIUM: executablePath } },
  );
  return (await readdir(out)).toSorted().map((name) => join(out, name));
}

beforeAll(async () => {
  browser = await chromium.launch(inject("chromium"));
  folder = await mkdtemp(join(tmpdir(), "pack-"));
});

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

test.each([
  "l1-ping",
  "l2-clock-change-night",
  "l2-form-and-assistance",
  "l3-full-scale",
  "l3-full-scale --language ar",
  "l3-full-scale --language zh",
  "l3-full-scale --language ru",
  "l2-form-and-assistance --language es",
])("The handouts of %s fit the sheet and a narrow window, and load nothing", async (line) => {
  for (const file of await packed(...line.split(" "))) {
    const url = pathToFileURL(file).href;
    const found = await loadedPage(browser, 390, async (page) => {
      await page.goto(url);
      return url;
    });
    expect(found, file).toEqual({ url, requests: [url], messages: [], overflow: 0 });
    const page = await browser.newPage({ viewport: { width: A4_WIDTH, height: 1_000 } });
    await page.emulateMedia({ media: "print" });
    await page.goto(url);
    expect(await overflowOf(page), file).toBe(0);
    await page.close();
  }
});

test.each(["fr", "ar", "zh"])(
  "Each kind of handout in %s meets WCAG 2.2 AA, light and dark, as far as axe can tell",
  async (language) => {
    for (const file of await packed("l1-ping", "--language", language))
      for (const [width, colorScheme] of LOOKS) {
        const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
        await page.goto(pathToFileURL(file).href);
        expect(await axeViolations(page), file).toEqual([]);
        await page.close();
      }
  },
);

test("In Arabic a page runs from the right, and ids, times and English words from the left", async () => {
  const files = await packed("l2-clock-change-night", "--language", "ar");
  const page = await browser.newPage({ viewport: { width: A4_WIDTH, height: 1_000 } });
  await page.goto(pathToFileURL(files.find((file) => file.includes("facilitator")) ?? "").href);
  const read = await page.evaluate(() => {
    const directionOf = (element: Element): string => getComputedStyle(element).direction;
    const apart = [...document.querySelectorAll("bdi")];
    const isLatin = ({ textContent }: Element): boolean =>
      !/[\u0600-\u06ff]/u.test(textContent ?? "");
    return {
      page: directionOf(document.body),
      latin: [...new Set(apart.filter(isLatin).map(directionOf))],
      english: document.querySelector("h1 > bdi")?.getAttribute("lang"),
    };
  });
  expect(read).toEqual({ page: "rtl", latin: ["ltr"], english: "en" });
  await page.close();
});

test("pack --pdf prints every page, in A4", async () => {
  const files = await packed("l2-form-and-assistance", "--language", "en", "--pdf");
  const pdfs = files.filter((file) => file.endsWith(".pdf"));
  expect(pdfs).toHaveLength(6);
  for (const file of pdfs) {
    const text = (await readFile(file)).toString("latin1");
    expect(text.startsWith("%PDF-"), file).toBe(true);
    expect(text, file).toMatch(/\/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]/u);
  }
});
