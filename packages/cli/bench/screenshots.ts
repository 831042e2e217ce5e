// Plays a prepared exercise to a moment at which every page has something to show, and takes a
// picture of each, and of the report of a study, at three widths, light and dark, into the folder
// named. Nothing of it is kept in the repository; those that stand in the documentation are chosen
// from it by hand.
//
//   pnpm screenshots [FOLDER] [LANGUAGE]
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import { Bench } from "../src/testing/program.ts";
import { freePorts, startService } from "../src/testing/service.ts";

const EXERCISE = `format: contactpoint/1
id: pictures
version: 1.0.0
title: { en: The night of the clock change }
marking: EXERCISE EXERCISE EXERCISE
level: L2
seed: 20471
clock: { start: 2027-03-27T21:30:00Z, duration: P1D, rate: 600, owed_rate: 600, allowed_rates: [1, 12, 600] }
states:
  XA: { name: Astoria, zone: Europe/Paris, languages: [fr, en], played_by: human }
  XB: { name: Borealia, zone: America/Chicago, languages: [en], played_by: human }
  XC: { name: Cindria, zone: Asia/Kathmandu, languages: [en] }
  XD: { name: Doravia, zone: Africa/Nairobi, languages: [ar] }
  XE: { name: Estrella, zone: America/Santiago, languages: [es] }
  XF: { name: Farholm, zone: Pacific/Auckland, languages: [en] }
  XG: { name: Galdia, zone: Asia/Shanghai, languages: [zh] }
  XH: { name: Hollin, zone: Asia/Yekaterinburg, languages: [ru] }
rosters:
  default:
    shifts:
      - { id: day, from: "07:00", to: "19:00", officers: 3 }
      - { id: night, from: "19:00", to: "07:00", officers: 2 }
    escalate: [{ to: current-shift, wait: PT10M }, { to: next-shift, wait: PT10M }, { to: head-of-unit }]
instruments:
  convention: { basis: UNCC, parties: all, in_force_from: 2026-01-01, assumed: true }
providers:
  seinebox: { state: XA, retention: P7D, not_held_share: 0, confirm: PT40M }
  hudsonmail: { state: XB, retention: P7D, not_held_share: 0, confirm: PT40M }
  mailhaven: { state: XC, retention: P7D, not_held_share: 0, confirm: PT40M }
channels: { email: { reach: 1, delay: PT30S } }
injects:
  - id: invoice
    at: T+00:05
    to: XA
    via: police-report
    body: A hospital paid 400,000 on a forged invoice. It came from a mailbox at Hudsonmail, in Borealia.
    expected: Ask Borealia to preserve the mailbox, with every item of the form.
  - id: login-trail
    at: T+00:06
    from: XC
    to: XB
    request: { form: preservation, urgency: urgent, provider: hudsonmail }
    expected: Acknowledge, check, decide, and tell Cindria what was preserved.
  - id: shop
    at: T+00:07
    from: XH
    to: XA
    request: { form: preservation, urgency: urgent, provider: seinebox }
    expected: Acknowledge, check, decide.
  - { id: ping, at: T+00:10, from: XF, to: XC, request: { form: ping, urgency: routine } }
  - { id: trail, at: T+00:12, from: XG, to: XC, request: { form: preservation, urgency: urgent, provider: mailhaven } }
  - { id: press, at: manual, to: XB, body: A journalist asks whether Borealia keeps the mailbox., expected: Say nothing of the case. }
objectives:
  form: Requests carry each item that the article asks for
  speed: Urgent requests are acknowledged in time
expectations:
  - { id: invoice-asked, of: XA, inject: invoice, measure: time-to-request, within: { P: PT30M, S: PT1H }, objective: form }
  - { id: shop-answered, of: XA, inject: shop, measure: response-time, within: { P: PT30M, S: PT1H }, objective: speed }
  - { id: login-trail-answered, of: XB, inject: login-trail, measure: response-time, within: { P: PT30M, S: PT1H, M: PT3H }, objective: speed }
`;
const WIDTHS = [1440, 1024, 390];
const HEIGHTS: Readonly<Record<number, number>> = { 1440: 900, 1024: 768, 390: 844 };
const COLOURS = ["light", "dark"] as const;
const SEATS = {
  facilitator: "facilitator",
  evaluator: "evaluator/1",
  asking: "XA/duty-officer",
  asked: "XB/duty-officer",
  wall: "observer/1",
} as const;

const [folder = "screenshots", language = "en"] = process.argv.slice(2);
const out = resolve(folder);
mkdirSync(out, { recursive: true });
using bench = new Bench();
writeFileSync(bench.path("exercise.yaml"), EXERCISE);
const service = startService(bench, [
  "exercise",
  "exercise.yaml",
  "--port",
  String(await freePorts(1)),
]);
const links = new Map<string, string>();
for (const seat of Object.values(SEATS))
  links.set(seat, (await service.said(new RegExp(`${seat} +(http\\S+)`)))[1] ?? "");
const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
try {
  await shootStudy();
  await shoot("join", SEATS.asked, { isNameless: true });
  await shoot("practice", SEATS.asked, {
    before: (page) => page.locator("main.desk .practice button.main").first().click(),
  });
  await play();
  await shoot("player", SEATS.asked);
  await shoot("player-case", SEATS.asking, {
    before: (page) => page.locator(".cases .list button").first().click(),
  });
  await shoot("player-draft", SEATS.asking, {
    before: (page) => page.locator("section.work > button").click(),
  });
  await shoot("facilitator", SEATS.facilitator);
  await shoot("evaluator", SEATS.evaluator);
  await shoot("wall", SEATS.wall);
  await end();
  await shoot("ended", SEATS.facilitator, { isNameless: true });
  await shoot("ended-player", SEATS.asked, { isNameless: true });
  await shoot("report", SEATS.asked, {
    isNameless: true,
    before: (page) => opened(page, "/report"),
  });
  await shoot("replay", SEATS.facilitator, {
    isNameless: true,
    before: (page) => opened(page, "/replay"),
  });
} finally {
  await browser.close();
  service.kill("SIGTERM");
  await service.ended;
}

interface Shot {
  /** What is done on the page before its picture is taken. */
  readonly before?: (page: Page) => Promise<void>;
  /** The page is what somebody sees who gives no name. */
  readonly isNameless?: true;
}

/** One page in every width and set of colours. */
async function shoot(name: string, seat: string, shot: Shot = {}): Promise<void> {
  const page = await open(seat, shot.isNameless === true ? null : "Dana Ortega", {
    locale: language,
  });
  await shot.before?.(page);
  await pictures(page, name);
  await page.context().close();
}

/** The report of the study with which the documentation begins. */
async function shootStudy(): Promise<void> {
  const study = resolve(import.meta.dirname, "../../../scenarios/studies/first-comparison.yaml");
  const { code, stderr } = await bench.run(["compare", study, "--out", "study"]);
  if (code !== 0) throw new Error(`the study ended with ${code}: ${stderr}`);
  const context = await browser.newContext({ locale: language });
  const page = await context.newPage();
  await page.goto(pathToFileURL(bench.path("study", "report.html")).href);
  await pictures(page, "study");
  await context.close();
}

async function pictures(page: Page, name: string): Promise<void> {
  for (const width of WIDTHS)
    for (const colorScheme of COLOURS) {
      await page.setViewportSize({ width, height: HEIGHTS[width] ?? 900 });
      await page.emulateMedia({ colorScheme });
      const path = join(out, `${name}-${width}-${colorScheme}.png`);
      await page.screenshot({ path, fullPage: width === 390, animations: "disabled" });
    }
  console.error(name);
}

/** A page of its own for a seat. */
async function open(
  seat: string,
  person: string | null,
  look: BrowserContextOptions = { locale: "en" },
): Promise<Page> {
  const context = await browser.newContext(look);
  const page = await context.newPage();
  await page.goto(links.get(seat) ?? "");
  await page.locator("main").waitFor();
  if (person !== null && seat !== SEATS.wall) {
    await page.locator("main.join input").fill(person);
    await page.locator("main.join button.main").click();
    await page.locator("main.desk").waitFor();
  }
  await page.locator("dl.clocks").waitFor();
  // Desks come in pieces of their own, and a page without its piece is empty.
  await page.locator("main h2").first().waitFor();
  return page;
}

/** Until one State has asked another, with work open on both sides. */
async function play(): Promise<void> {
  const facilitator = await open(SEATS.facilitator, "Fay Linden");
  const asking = await open(SEATS.asking, "Anna Berg");
  await facilitator.getByRole("button", { name: "Start the exercise" }).click();
  await asking.getByRole("button", { name: "I have read it", exact: true }).first().click();
  await asking.getByRole("button", { name: "Draft a new request" }).click();
  await asking.getByLabel("To which State").selectOption("XB");
  await asking.getByLabel("Name the office").fill("Cybercrime unit of Astoria");
  await asking.getByLabel("Offence", { exact: true }).fill("Escroquerie");
  await asking.getByLabel("Provision").fill("Code pénal, article 313");
  await asking.getByLabel("Facts", { exact: true }).fill("Un hôpital a payé une fausse facture.");
  await phrases(asking, "Facts").selectOption({ label: "Money was obtained by deception." });
  await asking.getByLabel("Service provider").selectOption("hudsonmail");
  await asking.getByLabel("Account").fill("billing@hudsonmail.example");
  await asking.getByLabel("IP address").fill("203.0.113.17");
  await asking.getByLabel("Local time of use").fill("2027-03-27T20:41");
  await phrases(asking, "Relation").selectOption({
    label: "The offence was committed from this account.",
  });
  await asking.getByLabel("When the data are thought to go").fill("2027-03-29T06:00");
  await asking.getByLabel("Who is thought to hold the data").fill("Hudsonmail");
  await phrases(asking, "For example").selectOption({
    label: "The provider deletes these data after a short time.",
  });
  await asking.getByLabel("Which authority will lodge it").fill("Ministry of Justice");
  await asking.getByRole("button", { name: "Look it over" }).click();
  await asking.getByRole("button", { name: "Send now" }).click();
  const asked = await open(SEATS.asked, "Bo Chen");
  for (const page of [asking, asked]) {
    const acknowledge = page.getByRole("button", { name: "I have read it and know who sent it" });
    await acknowledge.first().waitFor({ timeout: 120_000 });
    const read = page.getByRole("button", { name: "I have read it", exact: true });
    while ((await read.count()) > 0)
      await read
        .first()
        .click({ timeout: 2_000 })
        .catch(() => null);
  }
  await asked.getByRole("button", { name: "I have read it and know" }).first().click();
  await asked.getByRole("button", { name: "The form is complete" }).first().waitFor();
  await facilitator.getByRole("button", { name: "Pause" }).click();
  await facilitator.getByRole("button", { name: "Resume" }).waitFor();
  for (const page of [facilitator, asking, asked]) await page.context().close();
}

/** Ends the exercise, and waits for its report. */
async function end(): Promise<void> {
  const facilitator = await open(SEATS.facilitator, "Fay Linden");
  await facilitator.getByRole("button", { name: "End the exercise" }).click();
  await facilitator.locator("button.danger").click();
  await facilitator.locator(".hot-wash a").first().waitFor();
  await facilitator.context().close();
}

async function opened(page: Page, path: string): Promise<void> {
  await page.goto(new URL(path, page.url()).href);
  await page.locator("h2").first().waitFor();
}

/** The set phrases that can be added to a field. */
function phrases(page: Page, field: string): Locator {
  return page.locator(".phrases", { has: page.getByLabel(field) }).getByRole("combobox");
}
