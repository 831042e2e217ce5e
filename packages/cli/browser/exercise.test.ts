import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Bench } from "../src/testing/program.ts";
import { AT_ONCE, freePorts } from "../src/testing/service.ts";
import { launchBrowser, type Running, sendRequest, sit, startExercise } from "./exercise-pages.ts";
import { axeViolations, overflowOf } from "./open-report.ts";

const NIGHT = `format: contactpoint/1
id: short-night
version: 1.0.0
title: { en: Short night, ar: ليلة قصيرة }
marking: EXERCISE EXERCISE EXERCISE
level: L2
seed: 5
clock:
  start: 2027-03-27T21:30:00Z
  duration: P2D
  rate: 7200
  owed_rate: 60
  allowed_rates: [60, 7200]
states:
  XA: { name: Astoria, zone: Europe/Paris, played_by: human }
  XB: { name: Borealia, zone: America/Chicago, played_by: human }
  XC: { name: Cindria, zone: Asia/Kathmandu }
rosters:
  default:
    shifts: [{ id: all, from: "00:00", to: "00:00", officers: 2 }]
    escalate: [{ to: current-shift }, { to: head-of-unit }]
instruments:
  convention: { basis: UNCC, parties: all, in_force_from: 2026-01-01, assumed: true }
channels: { email: { reach: 1, delay: PT1M } }
escalation: [{ channel: email, wait: P1D }]
providers: { mailhaven: { state: XB, retention: P300D, confirm: PT1H, not_held_share: 0, tells_user_share: 0 } }
injects:
  - { id: theft, at: T+00:05, to: XA, body: { en: A wallet was drained., ar: أُفرغت محفظة. } }
  - { id: press, at: manual, to: XB, body: A journalist calls. }
`;
const HOSTILE = `<img src=x onerror="document.title='broken in'">`;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const SEATS = ["facilitator", "evaluator/1", "XA/duty-officer", "XB/duty-officer", "observer/1"];

const start = (at: Bench, port: number): Promise<Running> =>
  startExercise(at, "night.yaml", port, SEATS, AT_ONCE);

const sitAt = ({ links }: Running, seat: string, name: string, look?: BrowserContextOptions) =>
  sit(browser, links.get(seat) ?? "", name, look);

const THEFT = {
  to: "XB",
  offence: "Theft",
  facts: HOSTILE,
  provider: "mailhaven",
  assistance: "Ministry of Justice",
};

test("Two people play a night through to the report, over a kill of the service in its middle", async () => {
  using at = new Bench();
  writeFileSync(join(at.folder, "night.yaml"), NIGHT);
  const port = await freePorts(1);
  const first = await start(at, port);
  const facilitator = await sitAt(first, "facilitator", "Fay");
  const xa = await sitAt(first, "XA/duty-officer", "Anna");
  const xb = await sitAt(first, "XB/duty-officer", "Bo");
  await facilitator.getByRole("button", { name: "Start the exercise" }).click();
  await xa.getByRole("button", { name: "I have read it" }).click();
  await sendRequest(xa, THEFT);
  await xb.getByRole("button", { name: "I have read it and know who sent it" }).click();
  await xb.getByRole("button", { name: "The form is complete" }).waitFor();
  await facilitator.getByRole("button", { name: "Pause" }).click();
  await facilitator.getByRole("button", { name: "Resume" }).waitFor();

  first.service.kill("SIGKILL");
  await first.service.ended;
  const second = await start(at, port);
  expect(second.links).toEqual(first.links);
  // The pages come back by themselves, with all that was.
  await facilitator.getByRole("button", { name: "Resume" }).click();
  await facilitator.getByRole("button", { name: "Pause" }).waitFor();
  await facilitator.getByRole("button", { name: "Send now" }).click();
  await xb.getByText("A journalist calls.").waitFor();
  await xb.getByRole("button", { name: "I have read it", exact: true }).click();
  await xb.getByRole("button", { name: "The form is complete" }).click();
  await xb.getByRole("button", { name: "Accept and execute" }).click();
  await xb.getByRole("button", { name: "Order the provider" }).click();
  await xa.locator(".cases .list button").click();
  await xa.locator(".case").getByText("Confirmation of preservation", { exact: true }).waitFor();
  expect(await xb.title()).not.toContain("broken in");
  await facilitator.getByRole("button", { name: "End the exercise" }).click();
  await facilitator.locator("button.danger").click();
  const { code, stdout } = await second.service.ended;
  expect(code, stdout).toBe(0);
  const folder = join(at.folder, "runs", "short-night-5");
  const journal = readFileSync(join(folder, "journal.jsonl"), "utf8").trim().split("\n");
  const kinds = journal.map((line) => (JSON.parse(line) as { kind: string }).kind);
  expect(kinds.filter((kind) => kind === "inject")).toHaveLength(2);
  expect(kinds.filter((kind) => kind === "order")).toHaveLength(2);
  expect(readFileSync(join(folder, "exercise.jsonl"), "utf8")).toContain('"act":"interrupted"');
  expect(readFileSync(join(folder, "report.html"), "utf8")).toContain("EXERCISE");
}, 180_000);

test("Every page meets WCAG 2.2 AA in two languages, light and dark, and fits 390 pixels", async () => {
  using at = new Bench();
  writeFileSync(join(at.folder, "night.yaml"), NIGHT);
  const running = await start(at, await freePorts(1));
  const starter = await sitAt(running, "facilitator", "Fay");
  await starter.getByRole("button", { name: "Start the exercise" }).click();
  const looks: BrowserContextOptions[] = [
    { locale: "en", colorScheme: "light", viewport: { width: 1440, height: 900 } },
    { locale: "ar", colorScheme: "dark", viewport: { width: 390, height: 844 } },
  ];
  for (const look of looks)
    for (const seat of ["facilitator", "XA/duty-officer", "observer/1"]) {
      const page = await sitAt(running, seat, seat === "observer/1" ? "" : "P", look);
      expect(await axeViolations(page), `${seat} ${look.locale}`).toEqual([]);
      expect(await overflowOf(page), `${seat} ${look.locale}`).toBe(0);
      if (seat === "XA/duty-officer")
        expect(await shareOfDraft(page)).toBeGreaterThan(
          look.viewport?.width === 390 ? 0.85 : 0.45,
        );
    }
  running.service.kill("SIGTERM");
  expect((await running.service.ended).code).toBe(130);
});

/** How much of the page's width a new request has, once it is drafted. */
async function shareOfDraft(page: Page): Promise<number> {
  await page.locator("section.work > button").click();
  const draft = await page.locator("section.draft").boundingBox();
  return (draft?.width ?? 0) / (page.viewportSize()?.width ?? 1);
}

test("A link of one seat opens no other, and leaves no trace of itself in the address", async () => {
  using at = new Bench();
  writeFileSync(join(at.folder, "night.yaml"), NIGHT);
  const running = await start(at, await freePorts(1));
  const page = await sitAt(running, "XA/duty-officer", "Anna");
  expect(new URL(page.url()).pathname).toBe("/");
  expect(await page.evaluate(() => document.cookie)).toBe("");
  const refused = await page.evaluate(async () => {
    const answer = await fetch("/api/orders", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ person: "A", order: { order: "clock", do: { act: "start" } } }),
    });
    return (await answer.json()) as { error: string };
  });
  expect(refused.error).toBe("not-allowed");
  running.service.kill("SIGTERM");
  await running.service.ended;
});
