import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Bench } from "../src/testing/program.ts";
import { closeService, launchBrowser, openReading } from "./exercise-pages.ts";
import { axeViolations, overflowOf } from "./open-report.ts";
import { arrive, type Open, sit, start, XA } from "./two-desks.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const NARROW: BrowserContextOptions = {
  locale: "ar",
  colorScheme: "dark",
  viewport: { width: 390, height: 844 },
};

/** What a page says that it should not. */
function complaintsOf(page: Page): string[] {
  const lines: string[] = [];
  page.context().on("console", (message) => {
    if (message.type() === "error") lines.push(message.text());
  });
  page.context().on("weberror", (error) => lines.push(error.error().message));
  return lines;
}

async function end(open: Open): Promise<Page> {
  const facilitator = await sit(browser, open, "facilitator");
  await facilitator.getByRole("button", { name: "Start the exercise" }).click();
  await facilitator.getByRole("button", { name: "End the exercise" }).click();
  await facilitator.locator("button.danger").click();
  return facilitator;
}

test("When it has ended everybody reads her or his own report in a tab of its own, and the staff sees the run again", async () => {
  using at = new Bench();
  const open = await start(at);
  const anna = await sit(browser, open, XA);
  const seen = await arrive(browser, open, "observer/1");
  const complaints = [anna, seen].map(complaintsOf);
  const fay = await end(open);
  complaints.push(complaintsOf(fay));
  await anna.getByRole("status").getByText("The exercise has ended").waitFor();
  // What nobody can do any more is not offered.
  for (const page of [anna, fay]) await page.locator("html.over").waitFor();
  for (const name of ["Draft a new request", "Call the", "Send", "Add note", "Hand over"])
    expect(await anna.getByRole("button", { name }).count(), name).toBe(0);
  expect(await fay.getByRole("button", { name: "Give to a machine" }).count()).toBe(0);

  const own = await openReading(anna, "Read the report");
  expect(await own.locator(".marking").first().innerText()).toBe("EXERCISE EXERCISE EXERCISE");
  expect(await own.locator(".subtitle").first().innerText()).toContain("for XA");
  // Its style is its own, and counts although the policy lets nothing else in.
  expect(await own.locator("h1").evaluate((title) => getComputedStyle(title).fontSize)).toBe(
    "30.4px",
  );
  expect(await axeViolations(own)).toEqual([]);
  const open2 = await openReading(seen, "Read the report");
  expect(await open2.locator(".subtitle").first().innerText()).toContain("for the public");
  expect(await seen.getByRole("link", { name: "See the exercise again" }).count()).toBe(0);
  const whole = await openReading(fay, "Read the report");
  expect(await whole.locator(".subtitle").first().innerText()).toContain("directors");
  const replay = await openReading(fay, "See the exercise again");
  await replay.locator("main.replay .scrub input[type=range]").first().waitFor();
  expect(await axeViolations(replay)).toEqual([]);
  // Who may not see it has the own desk there.
  const other = await anna.context().newPage();
  await other.goto(`${new URL(anna.url()).origin}/replay`);
  await other
    .locator("html.over .hot-wash")
    .getByRole("link", { name: "Read the report" })
    .waitFor();
  await other.close();

  await closeService(fay);
  for (const page of [fay, anna, seen, replay])
    await page.getByText("The service has closed").waitFor();
  expect((await open.service.ended).code).toBe(0);
  // What was opened can still be read.
  expect(await own.locator("h1").innerText()).toBe("Two desks");
  expect(complaints.flat()).toEqual([]);
});

test("After the end every page meets WCAG 2.2 AA in two languages and fits 390 pixels; who comes late needs no name", async () => {
  using at = new Bench();
  const open = await start(at);
  const fay = await end(open);
  await fay.getByText("The exercise has ended").first().waitFor();
  for (const look of [{}, NARROW])
    for (const seat of ["facilitator", "evaluator/1", XA, "observer/1"]) {
      const page = await arrive(browser, open, seat, look);
      await page.locator(".hot-wash a.main").first().waitFor();
      await page.locator("main.desk").waitFor();
      expect(await axeViolations(page), `${seat} ${look.locale}`).toEqual([]);
      expect(await overflowOf(page), `${seat} ${look.locale}`).toBe(0);
    }
});
