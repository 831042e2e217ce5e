import { writeFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { Bench } from "../src/testing/program.ts";
import { freePorts, startService } from "../src/testing/service.ts";
import { BadLine } from "./bad-line.ts";
import { launchBrowser, nightOf } from "./exercise-pages.ts";

const NIGHT = nightOf("far-night", "Far night");
/** 64 kbit/s, 600 ms to and fro, one packet in twenty lost. */
const FAR = { bytesPerSecond: 8_000, delayMs: 300, loss: 0.05 };
/** What a player's desk may load, in bytes as they are sent. */
const DESK_MOST = 60 * 1_024;
const HALF = 10;
const PATIENT = 90_000;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Notes something at the desk, and waits until it stands there. */
async function noteAt(page: Page, text: string): Promise<void> {
  await page.getByLabel("Note", { exact: true }).fill(text);
  await page.getByRole("button", { name: "Add note" }).click();
  await page.locator("li", { hasText: text }).waitFor();
  await expect.poll(() => page.getByLabel("Note", { exact: true }).inputValue()).toBe("");
}

test("At 64 kbit/s, 600 ms and 5 % loss a player's desk loads, and twenty acts are done once each, by socket and without", async () => {
  using at = new Bench();
  writeFileSync(at.path("night.yaml"), NIGHT);
  const port = await freePorts(1);
  const service = startService(at, ["exercise", "night.yaml", "--port", String(port)]);
  const [, facilitator = ""] = await service.said(/facilitator +(\S+)\n/);
  const [, link = ""] = await service.said(/XA\/duty-officer +(\S+)\n/);
  const line = await BadLine.open(port, FAR);
  onTestFinished(() => line.close());

  const context = await browser.newContext({ locale: "en" });
  onTestFinished(() => context.close());
  context.setDefaultTimeout(PATIENT);
  const page = await context.newPage();
  const loaded = new Map<string, number>();
  let polls = 0;
  page.on("response", (response) => {
    const { "content-length": length = "0" } = response.headers();
    if (response.url().includes("/api/updates")) polls += 1;
    if (!response.url().includes("/api/")) loaded.set(response.url(), Number(length));
  });
  await page.goto(link.replace(`:${port}/`, `:${line.port}/`));
  await page.getByLabel("Your name").fill("Anna");
  await page.getByRole("button", { name: "Take the seat" }).click();
  await page.locator("main.desk").waitFor();
  const bytes = [...loaded.values()].reduce((sum, one) => sum + one, 0);
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThanOrEqual(DESK_MOST);

  const texts = Array.from({ length: 2 * HALF }, (_, number) => `note number ${number}.`);
  for (const [number, text] of texts.entries()) {
    if (number === HALF) {
      line.swallowsSockets = true;
      line.cut();
    }
    // What was done, and whose answer got lost, is the hard case: it is sent again.
    if (number % 3 === 1) line.breakNextAnswer();
    await noteAt(page, text);
  }
  expect(line.broken).toBe(7);
  expect(polls).toBeGreaterThan(0);

  const opened = await fetch(facilitator, { redirect: "manual" });
  const [cookie = ""] = opened.headers.getSetCookie().map((one) => one.split(";")[0] ?? "");
  const everything = await fetch(`http://127.0.0.1:${port}/api/updates`, { headers: { cookie } });
  const { documents } = (await everything.json()) as {
    documents: { document: { kind: string; text?: string } }[];
  };
  const noted = documents.flatMap(({ document: { kind, text } }) =>
    kind === "note" ? [text] : [],
  );
  expect(noted).toEqual(texts);
  service.kill("SIGTERM");
  await service.ended;
}, 300_000);
