import { chromium } from "playwright-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from "vitest";
import { Bench } from "../src/testing/program.ts";
import { startService, type Service } from "../src/testing/service.ts";
import { axeViolations, overflowOf } from "./open-report.ts";

/** A link fails for two days, and orders lapse, which breaks a rule. */
const HARDSHIP = `faults:
  - { id: cable, kind: partition, at: T+1d00:00, for: P2D, links: [[XA, XB]] }
injects:
  - { id: theft, at: T+00:05, to: XA, body: { en: A wallet was drained. } }
`;
const BYTES_FIRST_LOAD = 150 * 1_024;

const bench = new Bench();
let browser: Browser;
let service: Service;
let link = "";

beforeAll(async () => {
  browser = await chromium.launch(inject("chromium"));
  const scenario = bench.scenario("a.yaml", { duration: "P20D", lapses: true, more: HARDSHIP });
  const made = await bench.run(["run", scenario, "--out", "run"]);
  if (made.code === 65) throw new Error(made.stderr);
  service = startService(bench, ["view", "run"]);
  [, link = ""] = await service.said(/(http:\S+)#t=\S+\n/);
}, 120_000);
afterAll(async () => {
  service.kill("SIGTERM");
  await service.ended;
  await browser.close();
  bench[Symbol.dispose]();
});

/** A page that looks at the run from an instant on, and what it complains of. */
async function look(
  at: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; complaints: string[]; bytes: () => number; hosts: Set<string> }> {
  const context = await browser.newContext({ locale: "en", ...options });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const complaints: string[] = [];
  const hosts = new Set<string>();
  let bytes = 0;
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("response", (response) => {
    hosts.add(new URL(response.url()).host);
    bytes += Number(response.headers()["content-length"] ?? 0);
  });
  await page.goto(`${link}#t=${at}`);
  await page.locator(".drawing").first().waitFor();
  return { page, complaints, bytes: () => bytes, hosts };
}

const shownAt = (page: Page, text: string) => page.locator(".instant", { hasText: text }).waitFor();

test("The instant is moved by keys alone, and the address follows it", async () => {
  const { page, complaints } = await look("2027-03-28T18:00:00Z");
  await shownAt(page, "T+1d 00:00");
  await page.getByRole("slider").focus();
  await page.keyboard.press("ArrowRight");
  await shownAt(page, "T+1d 06:00");
  await page.keyboard.press("ArrowLeft");
  await shownAt(page, "T+1d 00:00");
  await page.keyboard.press("PageUp");
  await shownAt(page, "T+3d 12:00");
  await page.keyboard.press("PageDown");
  await shownAt(page, "T+1d 00:00");
  await page.keyboard.press("End");
  const last = page.locator(".instant", { hasText: "T+20d 00:00" });
  await last.locator("text=/line ([\\d,]+) of \\1$/").waitFor();
  expect(await page.getByRole("button", { name: "Next event" }).isDisabled()).toBe(true);
  await page.waitForURL(/#t=2027-04-16T18:00:00.000Z$/);
  await page.keyboard.press("Home");
  await shownAt(page, "T+00:00");
  await page.keyboard.press("Shift+ArrowRight");
  await shownAt(page, "T+00:05");
  await page.locator(".facts", { hasText: "Inject theft" }).waitFor();
  expect(await page.getByRole("slider").getAttribute("aria-valuetext")).toMatch(
    /18:05:00 UTC, T\+00:05$/,
  );
  // Somebody enters another address by hand.
  await page.evaluate(() => (location.hash = "#t=2027-03-30T18:00:00Z"));
  await shownAt(page, "T+3d 00:00");
  expect(complaints).toEqual([]);
});

test("Marks lead to their instants: injects, faults and violated rules", async () => {
  const { page } = await look("2027-03-27T18:00:00Z");
  await page.locator(".mark-table summary").click();
  const marks = page.locator(".mark-table tr");
  expect(await marks.filter({ hasText: "Inject" }).count()).toBe(1);
  expect(await marks.filter({ hasText: "Rule violated" }).count()).toBeGreaterThan(0);
  await marks.filter({ hasText: "Fault begins" }).getByRole("button").click();
  await shownAt(page, "T+1d 00:00");
});

test("A request opens its story, whose steps lead to their instants", async () => {
  const { page, complaints } = await look("2027-04-01T18:00:00Z");
  await page.getByLabel("Part of its name").fill("everyday/XA/3");
  const chosen = page.locator(".requests button", { hasText: "everyday/XA/3" }).first();
  await chosen.focus();
  await page.keyboard.press("Enter");
  const story = page.getByRole("region", { name: "everyday/XA/3" });
  await story.waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("story-title");
  for (const column of ["UTC", "In XA", "Who", "What"])
    expect(await story.getByRole("columnheader", { name: column }).count()).toBe(1);
  const [step] = await story.locator("tr", { hasText: "Sends request" }).all();
  const instant = await step?.getByRole("button").textContent();
  await step?.getByRole("button").click();
  await shownAt(page, instant ?? "no step");
  await story.locator("tr.later").first().waitFor();
  await story.getByText("Messages (").click();
  await story.locator(".letter").first().waitFor();
  await page.getByLabel("Which").selectOption("closed");
  await page.getByLabel("Part of its name").fill("nowhere");
  await page.getByText("No requests yet.").waitFor();
  expect(complaints).toEqual([]);
});

test("It plays forward at the speed chosen until it is paused", async () => {
  const { page } = await look("2027-03-27T18:00:00Z", { reducedMotion: "reduce" });
  await page.getByLabel("Speed").selectOption("21600");
  await page.getByRole("button", { name: "Play" }).click();
  await page.locator(".instant", { hasText: /T\+1d/ }).waitFor();
  await page.getByRole("button", { name: "Pause" }).click();
  const stands = await page.getByRole("slider").inputValue();
  await page.getByRole("button", { name: "Previous event" }).click();
  await page.waitForFunction(
    (before) => document.querySelector<HTMLInputElement>("[type=range]")?.value !== before,
    stands,
  );
  expect(Number(await page.getByRole("slider").inputValue())).toBeLessThan(Number(stands));
});

test("The page meets WCAG 2.2 AA in two languages, light and dark, fits 390 pixels, and loads little", async () => {
  const looks: BrowserContextOptions[] = [
    { locale: "en", colorScheme: "light", viewport: { width: 1440, height: 900 } },
    { locale: "en", colorScheme: "dark", viewport: { width: 390, height: 844 } },
    { locale: "ar", colorScheme: "light", viewport: { width: 390, height: 844 } },
    { locale: "ar", colorScheme: "dark", viewport: { width: 1440, height: 900 } },
  ];
  for (const options of looks) {
    const name = `${options.locale} ${options.viewport?.width} ${options.colorScheme}`;
    const { page, bytes, hosts, complaints } = await look("2027-03-30T18:00:00Z", options);
    await page.waitForLoadState("networkidle");
    expect(bytes(), name).toBeLessThan(BYTES_FIRST_LOAD);
    expect([...hosts], name).toEqual([new URL(link).host]);
    await page.locator(".requests button").first().click();
    await page.locator(".story").waitFor();
    expect(await axeViolations(page), name).toEqual([]);
    expect(await overflowOf(page), name).toBe(0);
    expect(complaints, name).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.dir)).toBe(
      options.locale === "ar" ? "rtl" : "ltr",
    );
  }
});
