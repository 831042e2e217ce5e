import { writeFileSync } from "node:fs";
import { chromium } from "playwright-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from "vitest";
import { Bench } from "../src/testing/program.ts";
import { freePorts, startService } from "../src/testing/service.ts";
import { axeViolations, overflowOf } from "./open-report.ts";

const NIGHT = `format: contactpoint/1
id: lost-link
version: 1.0.0
title: { en: Lost link }
marking: EXERCISE EXERCISE EXERCISE
level: L2
seed: 5
clock: { start: 2027-03-27T21:30:00Z, duration: P2D, rate: 60, allowed_rates: [60] }
states:
  XA: { name: Astoria, zone: Europe/Paris, played_by: human }
  XB: { name: Borealia, zone: America/Chicago }
instruments:
  convention: { basis: UNCC, parties: all, in_force_from: 2026-01-01, assumed: true }
providers: { mailhaven: { state: XB, retention: P300D } }
`;

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(inject("chromium"));
});
afterAll(() => browser.close());

async function sit(link: string, name: string, look: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext(look);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(link);
  await page.locator("main.join input").fill(name);
  await page.locator("main.join button.main").click();
  await page.locator("main.desk section").first().waitFor();
  return page;
}

test("A facilitator who revokes a link is shown the new one, which nobody else sees", async () => {
  using at = new Bench();
  writeFileSync(at.path("night.yaml"), NIGHT);
  const port = await freePorts(1);
  const service = startService(at, ["exercise", "night.yaml", "--port", String(port)]);
  const links: string[] = [];
  for (const seat of ["facilitator", "white-cell", "XA/duty-officer"])
    links.push((await service.said(new RegExp(`${seat} +(http\\S+)`)))[1] ?? "");
  const [ofFay = "", ofWill = "", ofAnna = ""] = links;
  const fay = await sit(ofFay, "Fay", { locale: "ar", viewport: { width: 390, height: 844 } });
  const will = await sit(ofWill, "Will", { locale: "en" });
  const anna = await sit(ofAnna, "Anna", { locale: "en" });

  const row = fay.locator("li", { hasText: "XA/duty-officer" });
  await row.getByRole("button", { name: "إلغاء الرابط" }).click();
  await row.locator("button.danger").click();
  const link = (await fay.locator(".new-link code").textContent()) ?? "";
  expect(link).toMatch(new RegExp(`^http://127.0.0.1:${port}/seat/[\\w-]{43}$`));
  expect(link).not.toBe(ofAnna);
  expect(await axeViolations(fay)).toEqual([]);
  expect(await overflowOf(fay)).toBe(0);

  // Her page says at once that the seat is closed to it.
  await anna.getByText("Open the link that you were given.").waitFor();
  expect(await will.content()).not.toContain("/seat/");
  const back = await sit(link, "Anna", { locale: "en" });
  await back.locator("main.desk section").first().waitFor();
  service.kill("SIGTERM");
  await service.ended;
});
