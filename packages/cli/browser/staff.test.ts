import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from "vitest";
import { Bench } from "../src/testing/program.ts";
import { AT_ONCE, freePorts, startService, type Service } from "../src/testing/service.ts";
import { sendRequest } from "./exercise-pages.ts";
import { axeViolations, overflowOf } from "./open-report.ts";

const NIGHT = `format: contactpoint/1
id: staffed-night
version: 1.0.0
title: { en: Staffed night, ar: ليلة قصيرة }
marking: EXERCISE EXERCISE EXERCISE
level: L2
seed: 5
clock:
  start: 2027-03-27T21:30:00Z
  duration: PT9H
  rate: 60
  owed_rate: 6
  allowed_rates: [60, 600]
  ends_within: PT1H
states:
  XA: { name: Astoria, zone: Europe/Paris, played_by: human }
  XB: { name: Borealia, zone: America/Chicago, played_by: human }
rosters:
  default:
    shifts: [{ id: all, from: "00:00", to: "00:00", officers: 2 }]
instruments:
  convention: { basis: UNCC, parties: all, in_force_from: 2026-01-01, assumed: true }
channels: { email: { reach: 1, delay: PT1M } }
escalation: [{ channel: email, wait: P1D }]
providers: { mailhaven: { state: XB, retention: P300D, confirm: PT1H, not_held_share: 0 } }
objectives:
  reach: { en: The point answers at night, ar: تجيب النقطة ليلا }
injects:
  - { id: theft, at: T+00:01, to: XA, body: { en: A wallet was drained., ar: أُفرغت محفظة. }, expected: Ask Borealia. }
  - { id: second, at: T+08:00, to: XA, via: phone, body: { en: Another one., ar: أخرى. } }
  - { id: third, at: T+08:30, to: XB, body: A third one. }
  - { id: press, at: manual, to: XB, body: A journalist calls. }
expectations:
  - { id: asks, of: XA, inject: theft, measure: time-to-request, within: { P: PT8H }, objective: reach }
  - { id: calm, of: XA, measure: calm, judged_by: evaluator, objective: reach }
`;
const HOSTILE = `<img src=x onerror="document.title='broken in'">`;

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(inject("chromium"));
});
afterAll(() => browser.close());

type Sit = (seat: string, name: string, look?: BrowserContextOptions) => Promise<Page>;

/** Starts the night; gives the service, and a page of its own for whoever takes a seat. */
async function start(at: Bench): Promise<{ service: Service; sit: Sit }> {
  writeFileSync(join(at.folder, "night.yaml"), NIGHT);
  const port = await freePorts(1);
  const service = startService(at, ["exercise", "night.yaml", "--port", String(port), ...AT_ONCE]);
  await service.said(/observer\/1 +http\S+\n/);
  const sit: Sit = async (seat, name, look = {}) => {
    const [, link = ""] = await service.said(new RegExp(`${seat} +(http\\S+)`));
    const context = await browser.newContext({ locale: "en", ...look });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await page.goto(link);
    await page.locator("main.join input").fill(name);
    await page.locator("main.join button.main").click();
    await page.locator("main.desk section").first().waitFor();
    return page;
  };
  return { service, sit };
}

/** Astoria asks Borealia whether it can be reached, because of the theft. */
function ping(page: Page): Promise<unknown> {
  const stated = { to: "XB", form: "ping", urgency: "routine", stated: {}, because_of: "theft" };
  return page.evaluate(
    async (act) => {
      const answer = await fetch("/api/orders", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ person: "Anna", order: { order: "act", act } }),
      });
      return (await answer.json()) as unknown;
    },
    { act: "request", ...stated },
  );
}

test("A facilitator edits, sends and skips injects and sees the real time left; an evaluator rates and observes; the report tells it", async () => {
  using at = new Bench();
  const { service, sit } = await start(at);
  const facilitator = await sit("facilitator", "Fay");
  const evaluator = await sit("evaluator/1", "Eve");
  await facilitator.getByText("until the time is over").waitFor();
  await facilitator.getByText("May be dropped").click();
  await facilitator.getByText("second saves").waitFor();

  // What cannot be is said at its field, and changes nothing.
  await facilitator.getByRole("button", { name: "Edit: second" }).click();
  const editor = facilitator.getByRole("form", { name: "Edit: second" });
  await editor.getByLabel("Text (en)").fill(HOSTILE);
  const time = editor.getByLabel("Planned time (UTC)");
  await time.fill("2027-03-27T21:00:00");
  await editor.getByRole("button", { name: "Save the change" }).click();
  await editor.getByText("that time has passed").waitFor();
  expect(await time.getAttribute("aria-invalid")).toBe("true");
  await time.fill("2027-03-28T06:00:00");
  await editor.getByLabel("Addressee").selectOption("XB");
  await editor.getByLabel("Channel").fill("fax");
  await editor.getByRole("button", { name: "Save the change" }).click();
  const second = facilitator.locator("#inject-second");
  await second.getByText("edited").waitFor();
  expect(await second.textContent()).toContain("→ XB · fax");
  expect(await second.textContent()).toContain(HOSTILE);

  // One key starts nothing, but pauses and resumes.
  await facilitator.getByRole("button", { name: "Start the exercise" }).click();
  await facilitator.getByRole("button", { name: "Pause" }).waitFor();
  await facilitator.keyboard.press("p");
  await facilitator.getByRole("button", { name: "Resume" }).waitFor();
  await facilitator.keyboard.press("p");
  await facilitator.getByRole("button", { name: "Pause" }).waitFor();
  await facilitator.getByRole("button", { name: "Skip: third" }).last().click();
  await facilitator.locator(".injects.past #inject-third").waitFor();
  await facilitator.getByRole("button", { name: "Send now: press" }).click();
  await facilitator.locator("#inject-press.sent").waitFor();

  // The facilitator plays Astoria for a while, and gives it back.
  await facilitator.locator("#inject-theft.sent").waitFor();
  await facilitator.getByRole("button", { name: "I play it: XA/duty-officer" }).click();
  await facilitator.getByText("You play XA").waitFor();
  await facilitator.getByRole("button", { name: "I have read it" }).click();
  await facilitator.locator("#inject-theft").getByText("read", { exact: false }).last().waitFor();
  await sendRequest(facilitator, {
    to: "XB",
    because: "theft",
    offence: "Theft",
    facts: "EXERCISE: a wallet was drained.",
    provider: "mailhaven",
    assistance: "",
  });
  await facilitator.getByRole("region", { name: "New request" }).waitFor({ state: "detached" });
  await facilitator.getByRole("button", { name: "Give back to people: XA/duty-officer" }).click();
  await facilitator.getByLabel("Search in the log").fill("taken over");
  await facilitator.locator(".log li").filter({ hasText: "XA/duty-officer" }).waitFor();

  const xa = await sit("XA/duty-officer", "Anna");
  expect(await ping(xa)).toEqual({ done: true });

  // The measures propose by themselves; the evaluator says otherwise, and later once more.
  const asks = evaluator.getByRole("article", { name: "asks" });
  await asks.locator(".badge.P").waitFor();
  const rate = async (rating: string, remark: string): Promise<void> => {
    await asks.getByLabel(`${rating}: performed`).check();
    await asks.getByLabel("Remark").fill(remark);
    await asks.locator("button.main").click();
    await asks.locator(".given", { hasText: remark }).first().waitFor();
  };
  await rate("S", "to the wrong office");
  await rate("M", "and never corrected");
  await asks.getByText("Earlier ratings").click();
  await asks.getByText("to the wrong office").waitFor();

  await evaluator.getByRole("button", { name: "Use as evidence: inject/theft" }).click();
  const first = { hasText: "seat/XA/1" };
  await evaluator.locator("details.watched-case", first).locator("summary").click();
  await evaluator.getByRole("button", { name: /Use as evidence: request\/seat\/XA\/1/ }).click();
  await evaluator.getByLabel("What you saw").fill(`Nobody rang back. ${HOSTILE}`);
  await evaluator.getByLabel("About").selectOption("calm");
  await evaluator.getByLabel("Root cause").fill("Nobody is told to.");
  await evaluator.getByRole("button", { name: "Record the observation" }).click();
  await evaluator.getByText("inject/theft, request/seat/XA/1").waitFor();

  const plan = evaluator.locator("section", { has: evaluator.locator("#plan-title") });
  await plan.getByLabel("Issue").fill("Nobody rings back");
  await plan.getByLabel("Action", { exact: true }).fill("Write it into the roster");
  await plan.getByLabel("Start").fill("2027-06-01");
  await plan.getByLabel("Due").fill("2027-05-01");
  await plan.getByRole("button", { name: "Add to the plan" }).click();
  await plan.getByText("due before it starts").waitFor();
  await plan.getByLabel("Due").fill("2027-07-01");
  await plan.getByRole("button", { name: "Add to the plan" }).click();
  await plan.locator(".list").getByText("Write it into the roster").waitFor();
  for (const page of [facilitator, evaluator]) expect(await page.title()).not.toContain("broken");

  await facilitator.getByRole("button", { name: "End the exercise" }).click();
  await facilitator.locator("button.danger").click();
  const { code, stdout } = await service.ended;
  expect(code, stdout).toBe(0);
  const report = readFileSync(join(at.folder, "runs", "staffed-night-5", "aar.html"), "utf8");
  for (const told of [
    "and never corrected",
    "to the wrong office",
    "Nobody is told to.",
    "Write it into the roster",
    "channel:",
    "addressee:",
  ])
    expect(report).toContain(told);
  expect(report).not.toContain(HOSTILE);
}, 180_000);

test("The staff's pages meet WCAG 2.2 AA in two languages, light and dark, and fit 390 pixels", async () => {
  using at = new Bench();
  const { service, sit } = await start(at);
  const starter = await sit("facilitator", "Fay");
  await starter.getByRole("button", { name: "Start the exercise" }).click();
  await starter.locator("#inject-theft.sent").waitFor();
  await starter.getByRole("button", { name: "I play it: XA/duty-officer" }).click();
  await starter.getByText("You play XA").waitFor();
  const rater = await sit("evaluator/1", "Eve");
  await rater.getByLabel("S: performed").first().check();
  await rater.getByRole("button", { name: "Rate", exact: true }).click();
  await rater.locator(".given").first().waitFor();
  const looks: BrowserContextOptions[] = [
    { locale: "en", colorScheme: "light", viewport: { width: 1440, height: 900 } },
    { locale: "ar", colorScheme: "dark", viewport: { width: 390, height: 844 } },
  ];
  for (const look of looks)
    for (const seat of ["facilitator", "evaluator/1"]) {
      const page = await sit(seat, "P", look);
      const filled = seat === "facilitator" ? "#inject-second" : ".rating .given";
      await page.locator(filled).first().waitFor();
      if (seat === "facilitator") {
        await page.locator("#inject-second button").nth(1).click();
        const editor = page.locator("form.editor");
        // What the page says stands in its language, what the service says in English.
        const faults = { "input[type=datetime-local]": look.locale ?? "", textarea: "en" };
        for (const [field, lang] of Object.entries(faults)) {
          const input = editor.locator(field).first();
          const before = await input.inputValue();
          await input.fill("");
          await editor.locator("button.main").click();
          await editor.locator(`.warning[lang=${lang}]`).waitFor();
          await input.fill(before);
        }
        await page.locator(".played > button").click();
        await page.locator(".played .draft form").waitFor();
      } else {
        await page.locator(".scale input").first().check();
        await page.locator(".rating textarea").first().waitFor();
      }
      expect(await axeViolations(page), `${seat} ${look.locale}`).toEqual([]);
      expect(await overflowOf(page), `${seat} ${look.locale}`).toBe(0);
    }
  service.kill("SIGTERM");
  expect((await service.ended).code).toBe(130);
}, 120_000);
