import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { Bench } from "../src/testing/program.ts";
import { launchBrowser } from "./exercise-pages.ts";
import { axeViolations, overflowOf } from "./open-report.ts";
import { arrive, start } from "./two-desks.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** A link is opened while files whose names fit do not come. */
async function openWithout(files: RegExp, link: string): Promise<Page> {
  const context = await browser.newContext({ locale: "en", viewport: { width: 390, height: 844 } });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.route(files, (route) => route.abort());
  await page.goto(link);
  return page;
}

test("A page whose script does not come says so in six languages, and what to do; one that starts does not", async () => {
  using at = new Bench();
  const open = await start(at);
  const link = open.links.get("observer/1") ?? "";
  const page = await openWithout(/\.js$/, link);
  const notice = page.locator("#unstarted");
  expect(await notice.isVisible()).toBe(false);
  // What is left of the time for which it is held back need not be waited for.
  await notice.evaluate((shown) => shown.getAnimations().forEach((one) => one.finish()));
  expect(await notice.isVisible()).toBe(true);
  expect(await notice.getByText("reload it").isVisible()).toBe(true);
  const spoken = await notice
    .locator("p")
    .evaluateAll((all) => all.map((one) => one.getAttribute("lang")));
  expect(spoken).toEqual([null, "fr", "es", "ru", "ar", "zh"]);
  expect(await axeViolations(page)).toEqual([]);
  expect(await overflowOf(page)).toBe(0);

  const bare = await openWithout(/\.(?:js|css)$/, link);
  expect(await bare.locator("#unstarted").isVisible()).toBe(true);
  const started = await arrive(browser, open, "observer/1");
  expect(await started.locator("main.desk").count()).toBe(1);
  expect(await started.locator("#unstarted").count()).toBe(0);
});

test("A part of a page that does not come is told of, and comes when the page is loaded again", async () => {
  using at = new Bench();
  const open = await start(at);
  const desk = /facilitator-desk-[^/]*\.js$/;
  const page = await openWithout(desk, open.links.get("facilitator") ?? "");
  await page.locator("main.join input").fill("Fay");
  await page.locator("main.join button.main").click();
  await page.getByText("A part of this page did not load").waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.unroute(desk);
  await page.getByRole("button", { name: "Reload the page" }).click();
  await page.getByRole("button", { name: "Start the exercise" }).waitFor();
});
