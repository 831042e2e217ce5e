import { writeFileSync } from "node:fs";
import { chromium } from "playwright-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from "vitest";
import { Bench } from "../src/testing/program.ts";
import { AT_ONCE, freePorts, startService } from "../src/testing/service.ts";

const NIGHT = `format: contactpoint/1
id: wall-night
version: 1.0.0
title: Wall night
marking: EXERCISE EXERCISE EXERCISE
level: L2
seed: 5
clock:
  start: 2027-03-27T21:30:00Z
  duration: P2D
  rate: 600
  owed_rate: 600
  allowed_rates: [600]
states:
  XA: { name: Astoria, zone: Europe/Paris }
  XB: { name: Borealia, zone: America/Chicago, played_by: human }
rosters:
  default:
    shifts: [{ id: all, from: "00:00", to: "00:00", officers: 2 }]
instruments:
  convention: { basis: UNCC, parties: all, in_force_from: 2026-01-01, assumed: true }
channels: { email: { reach: 1, delay: PT1M } }
escalation: [{ channel: email, wait: P1D }]
providers: { mailhaven: { state: XB, retention: P300D } }
injects:
  - id: asks
    at: T+00:10
    to: XB
    from: XA
    request: { form: preservation, urgency: urgent, provider: mailhaven }
`;

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(inject("chromium"));
}, 120_000);
afterAll(() => browser.close());

async function open(link: string): Promise<Page> {
  const context = await browser.newContext({ locale: "en" });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(link);
  return page;
}

test("The wall shows what is under way and how long it takes, stands still when asked, and can be seen again", async () => {
  using at = new Bench();
  writeFileSync(at.path("night.yaml"), NIGHT);
  const port = await freePorts(1);
  const service = startService(at, ["exercise", "night.yaml", "--port", String(port), ...AT_ONCE]);
  const [, observer = ""] = await service.said(/observer\/1 +(\S+)\n/);
  const [, facilitator = ""] = await service.said(/facilitator +(\S+)\n/);
  const [, player = ""] = await service.said(/XB\/duty-officer +(\S+)\n/);
  const staff = await open(facilitator);
  const xb = await open(player);
  for (const [page, name] of [
    [staff, "Fay"],
    [xb, "Bo Boreal"],
  ] as const) {
    await page.locator("main.join input").fill(name);
    await page.locator("main.join button.main").click();
  }
  const wall = await open(observer);
  await wall.getByRole("heading", { name: "Map of day and night" }).waitFor();
  for (const picture of ["Contact points by their local time", "Traffic between contact points"])
    await wall.getByRole("img", { name: picture }).waitFor();
  await wall.getByText("No request has been delivered yet.").waitFor();

  await staff.getByRole("button", { name: "Start the exercise" }).click();
  const waiting = wall.getByRole("row", { name: /^Acknowledged.*played by people/ });
  await waiting.waitFor();
  // Alone it is listed, and counted as open.
  expect(await waiting.getByRole("cell").first().textContent()).toBe("1");
  await wall.getByRole("button", { name: "Hold the picture" }).click();
  await wall.getByText("The picture stands at").waitFor();
  await xb.getByRole("button", { name: "I have read it and know who sent it" }).click();
  const answered = wall.locator("tr", { hasText: "Acknowledged" }).getByText("not yet");
  const other = await open(observer);
  const shown = other.locator("tr", { hasText: "Acknowledged" });
  await shown.first().waitFor();
  await shown.getByText("not yet").first().waitFor({ state: "detached" });
  // The others go on; the held picture does not.
  expect(await answered.count()).toBeGreaterThan(0);
  await wall.getByRole("button", { name: "Hold the picture" }).click();
  await answered.first().waitFor({ state: "detached" });

  await staff.getByRole("button", { name: "End the exercise" }).click();
  await staff.locator("button.danger").click();
  expect((await service.ended).stdout).toContain("After-action report");
  const view = startService(at, ["view", "runs/wall-night-5", "--at", "T+00:20"]);
  const [, link = ""] = await view.said(/(http:\S+)\n/);
  const replay = await open(link);
  await replay.locator(".requests button").first().click();
  const story = replay.locator(".story");
  await story.getByText("Bo Boreal").first().waitFor();
  await story.locator("tr", { hasText: "Sends request" }).getByText("played by machines").waitFor();
  view.kill("SIGINT");
  expect((await view.ended).code).toBe(0);
}, 180_000);
