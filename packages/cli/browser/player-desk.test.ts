import { writeFileSync } from "node:fs";
import { chromium } from "playwright-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from "vitest";
import { Bench } from "../src/testing/program.ts";
import { freePorts, startService, type Service } from "../src/testing/service.ts";
import { Keyboard } from "./keyboard.ts";
import { axeViolations, overflowOf } from "./open-report.ts";

const XA = "XA/duty-officer";
const XB = "XB/duty-officer";
const DESKS = `format: contactpoint/1
id: two-desks
version: 1.0.0
title: { en: Two desks, ar: مكتبان }
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
  XA: { name: Astoria, zone: Europe/Paris, languages: [fr], played_by: human }
  XB: { name: Borealia, zone: Asia/Kathmandu, languages: [ar, fr], played_by: human }
rosters:
  default:
    shifts: [{ id: all, from: "00:00", to: "00:00", officers: 2 }]
    escalate: [{ to: current-shift }, { to: head-of-unit }]
laws: { default: { order_by: police, languages: [fr] } }
instruments:
  convention: { basis: UNCC, parties: all, in_force_from: 2026-01-01, assumed: true }
channels: { email: { reach: 1, delay: PT1M } }
escalation: [{ channel: email, wait: P1D }]
providers: { mailhaven: { state: XB, retention: P300D, confirm: PT1H, not_held_share: 0, tells_user_share: 0 } }
injects:
  - { id: theft, at: T+00:05, to: XA, body: { en: A wallet was drained., fr: Un portefeuille a été vidé. } }
`;

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(inject("chromium"));
});
afterAll(() => browser.close());

interface Open {
  readonly service: Service;
  readonly links: ReadonlyMap<string, string>;
}

async function start(at: Bench): Promise<Open> {
  writeFileSync(at.path("desks.yaml"), DESKS);
  const port = String(await freePorts(1));
  const service = startService(at, ["exercise", "desks.yaml", "--port", port]);
  onTestFinished(async () => {
    service.kill("SIGKILL");
    await service.ended;
  });
  const links = new Map<string, string>();
  for (const seat of ["facilitator", "evaluator/1", XA, XB, "observer/1"])
    links.set(seat, (await service.said(new RegExp(`${seat} +(http\\S+)`)))[1] ?? "");
  return { service, links };
}

/** The page of a seat, before a name is given. */
async function arrive(
  { links }: Open,
  seat: string,
  look: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ locale: "en", ...look });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(links.get(seat) ?? "");
  await page.locator("main").waitFor();
  return page;
}

async function sit(open: Open, seat: string, look: BrowserContextOptions = {}): Promise<Page> {
  const page = await arrive(open, seat, look);
  await page.locator("main.join input").fill("P");
  await page.locator("main.join button.main").click();
  await page.locator("main.desk").waitFor();
  return page;
}

/** The name of a control on the page, by the English words, in whichever place it stands. */
const button = (page: Page, name: string) =>
  page.getByRole("button", { name, exact: true }).first();

/** The set phrases that can be added to a field. */
const phrases = (page: Page, field: string) =>
  page.locator(".phrases", { has: page.getByLabel(field) }).getByRole("combobox");

test("By keyboard alone a player joins, practises, asks, answers, calls, escalates and hands over", async () => {
  using at = new Bench();
  const open = await start(at);
  const xa = new Keyboard(await arrive(open, XA));
  const xb = new Keyboard(await arrive(open, XB));
  for (const keys of [xa, xb]) {
    const { page } = keys;
    await keys.type(page.getByLabel("Your name"), "Anna");
    await page.keyboard.press("Enter");
    await page.locator("main.desk").waitFor();
    await keys.holds();
    await practise(keys);
  }
  const facilitator = await sit(open, "facilitator");
  await facilitator.getByText("Players' seats that are ready: 2 of 2").waitFor();
  await facilitator.getByText("no sound").first().waitFor();
  await facilitator.getByRole("button", { name: "Start the exercise" }).click();

  await xa.press(button(xa.page, "I have read it"));
  await xa.holds();
  await draftRequest(xa);
  await xa.press(button(xa.page, "Send now"));
  await xa.page.getByText("sent, not yet acknowledged").first().waitFor();
  await xa.holds();

  await xb.page.getByText("An urgent request waits to be acknowledged.").waitFor();
  const told = xb.page.getByRole("status").filter({ hasText: "waits for you" });
  await told.getByText("One step waits for you: Acknowledge the request.").waitFor();
  for (const result of [
    "I have read it and know who sent it",
    "The form is complete",
    "Accept and execute",
    "Order the provider",
  ]) {
    await xb.press(button(xb.page, result));
    await button(xb.page, result).waitFor({ state: "detached" });
    // The button that was pressed is gone, and the keyboard goes on from the heading above it.
    await xb.holds();
  }
  await xb.press(button(xb.page, "Call the shift on duty"));
  await xb.type(xb.page.getByLabel("Note", { exact: true }), "Rang the shift.");
  await xb.press(button(xb.page, "Add note"));
  await xb.page.getByText("Rang the shift.").waitFor();

  await xa.page.getByRole("button", { name: "Preservation of data" }).first().waitFor();
  await xa.press(xa.page.locator(".cases .list button[aria-pressed]").first());
  await xa.press(button(xa.page, "Try the next channel now"));
  await xa.type(xa.page.getByLabel("Note on this request"), "Rang Borealia.");
  await xa.page.keyboard.press("Enter");
  await xa.page.getByText("Rang Borealia.").first().waitFor();
  const draft = xa.page.getByLabel("What the next officer must know");
  expect(await draft.inputValue()).toContain("XA → XB: Preservation of data");
  await xa.press(button(xa.page, "Hand over"));
  await facilitator.getByText("handed-over").waitFor();
}, 240_000);

/** The first stop of every page leads past what stands above it. */
async function practise(keys: Keyboard): Promise<void> {
  const { page } = keys;
  await keys.press(page.getByRole("link", { name: "Skip to the next step" }));
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Next step");
  await keys.press(button(page, "Receive the practice request"));
  await page.locator(".practice .alarm").waitFor();
  expect(await page.title()).toContain("URGENT");
  await keys.press(button(page, "I have read it and know who sent it"));
  await page.locator(".practice .alarm").waitFor({ state: "detached" });
  await keys.holds();
  await keys.press(button(page, "Something is missing"));
  await keys.reach(page.getByLabel("(f) That a request for mutual legal assistance is intended"));
  await page.keyboard.press("Space");
  await keys.press(page.locator(".practice form button[type=submit]"));
  await page.getByText("ms there and back, by socket").waitFor();
  await keys.reach(page.getByLabel("Yes, I heard it"));
  await page.keyboard.press("ArrowDown");
  expect(await page.getByLabel("No, I heard nothing").isChecked()).toBe(true);
  await keys.press(button(page, "I am ready"));
  await page.getByText("✓ You are ready.").waitFor();
  await keys.holds();
}

async function draftRequest(keys: Keyboard): Promise<void> {
  const { page } = keys;
  await keys.press(button(page, "Draft a new request"));
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent))
    .toBe("New request");
  await keys.choose(page.getByLabel("To which State"), "Bor");
  await keys.type(page.getByLabel("Name the office"), "Cybercrime unit of Astoria");
  await keys.type(page.getByLabel("Offence", { exact: true }), "Theft");
  await keys.choose(phrases(page, "Facts"), "Money");
  await keys.choose(page.getByLabel("Service provider"), "mail");
  await keys.type(page.getByLabel("Account"), "thief@mailhaven.example");
  await keys.choose(phrases(page, "Relation"), "The offence");
  await keys.type(page.getByLabel("Who is thought to hold the data"), "mailhaven");
  await keys.choose(phrases(page, "For example"), "The provider");
  await keys.type(page.getByLabel("Which authority will lodge it"), "Ministry of Justice");
  await keys.press(button(page, "Look it over before it leaves"));
  await page.getByText("Every item of the form is stated.").waitFor();
  await keys.holds();
}

test("A request in French is read in Arabic, but for what its author wrote freely", async () => {
  using at = new Bench();
  const open = await start(at);
  const facilitator = await sit(open, "facilitator");
  await facilitator.getByRole("button", { name: "Start the exercise" }).click();
  const french = await sit(open, XA, { locale: "fr" });
  const arabic = await sit(open, XB, { locale: "ar" });
  await french.getByText("Un portefeuille a été vidé.").waitFor();
  await french.getByRole("button", { name: "Je l'ai lu", exact: true }).click();
  await french.getByRole("button", { name: "Rédiger une nouvelle demande" }).click();
  await french.getByLabel("À quel État").selectOption("XB");
  await french.getByLabel("Nommez le service").fill("Brigade de lutte contre la cybercriminalité");
  await french.getByLabel("Infraction", { exact: true }).fill("Vol");
  await phrases(french, "Faits").selectOption({ label: "De l'argent a été obtenu par tromperie." });
  const facts = french.getByLabel("Faits", { exact: true });
  await facts.fill(`${await facts.inputValue()}\nLe portefeuille était à Lyon.`);
  await french.getByLabel("Fournisseur de services").selectOption("mailhaven");
  await french.getByLabel("Adresse IP").fill("203.0.113.9");
  await french.getByLabel("Heure locale d'utilisation").fill("2027-03-28T02:30");
  await french.getByLabel("Lien avec l'infraction").first().fill("La boîte a servi.");
  await french.getByRole("button", { name: "Relisez avant l'envoi" }).click();
  await french.getByText("Non indiqué").waitFor();
  await french.getByRole("button", { name: "Envoyer maintenant" }).click();

  const letter = arabic.locator(".steps .letter").first();
  await letter.getByText("جرى الحصول على مال بالاحتيال.").waitFor();
  expect(await arabic.evaluate(() => document.documentElement.dir)).toBe("rtl");
  const own = letter.getByText("Le portefeuille était à Lyon.");
  expect(await own.getAttribute("lang")).toBe("fr");
  expect(await own.getAttribute("dir")).toBe("auto");
  const text = await letter.innerText();
  expect(text).toContain("حفظ بيانات");
  expect(text).toContain("كما كُتب");
  // An address at a time without its zone names nobody, and the reader is told.
  expect(text).toContain("بلا منطقة زمنية");
  expect(text).not.toMatch(/preservation|urgent|traffic|relation to|unknown/i);

  expect(await axeViolations(arabic)).toEqual([]);
  expect(await axeViolations(french)).toEqual([]);

  await arabic.getByRole("button", { name: "قرأته وأعرف مرسله" }).click();
  await arabic.getByRole("button", { name: "هناك نقص" }).first().click();
  await arabic.getByLabel("(و) نية طلب المساعدة").check();
  await phrases(arabic, "سؤال").selectOption({
    label: "يرجى ذكر السلطة التي ستطلب المساعدة القانونية المتبادلة.",
  });
  await arabic.locator(".task form button[type=submit]").first().click();
  await french
    .getByText("Veuillez indiquer quelle autorité demandera l'entraide judiciaire.")
    .first()
    .waitFor();
  await french.getByText("(f) L'intention de demander l'entraide judiciaire").first().waitFor();
}, 180_000);

test("An urgent request sounds in the background too, and until it is acknowledged", async () => {
  using at = new Bench();
  const open = await start(at);
  const facilitator = await sit(open, "facilitator");
  await facilitator.getByRole("button", { name: "Start the exercise" }).click();
  const context = await browser.newContext({ locale: "en" });
  onTestFinished(() => context.close());
  const xb = await context.newPage();
  // What is played, and a page that nobody looks at and whose timers therefore hardly run.
  await xb.addInitScript(() => {
    const tell = (sounds: string): void =>
      void (document.documentElement.dataset["sounds"] = sounds);
    class HeardSource extends AudioBufferSourceNode {
      override start(when?: number): void {
        tell(this.loop ? "looped" : "once");
        super.start(when);
      }
      override stop(when?: number): void {
        tell("silent");
        super.stop(when);
      }
    }
    AudioContext.prototype.createBufferSource = function create(): AudioBufferSourceNode {
      return new HeardSource(this);
    };
  });
  await xb.goto(open.links.get(XB) ?? "");
  await xb.locator("main.join input").fill("Bo");
  await xb.locator("main.join button.main").click();
  await xb.locator("main.desk").waitFor();
  await xb.evaluate(() => {
    Object.defineProperty(document, "hidden", { get: () => true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  const sounds = (): Promise<string | undefined> =>
    xb.evaluate(() => document.documentElement.dataset["sounds"]);
  const xa = new Keyboard(await sit(open, XA));
  await draftRequest(xa);
  await button(xa.page, "Send now").click();
  await expect.poll(sounds, { timeout: 30_000 }).toBe("looped");
  const titles = new Set<string>();
  await expect
    .poll(async () => titles.add(await xb.title()).size, { timeout: 15_000 })
    .toBeGreaterThan(1);
  expect([...titles].join(" ")).toContain("URGENT");
  await button(xb, "I have read it and know who sent it").click();
  await expect.poll(sounds).toBe("silent");
  await expect.poll(() => xb.title()).not.toContain("URGENT");
}, 180_000);

test("Every page fits 390 pixels in all six languages, and the lobby meets WCAG 2.2 AA in two", async () => {
  using at = new Bench();
  const open = await start(at);
  const narrow = { viewport: { width: 390, height: 844 } };
  const join = await arrive(open, XB, narrow);
  const player = await sit(open, XA, narrow);
  await player.getByRole("button", { name: "Receive the practice request" }).click();
  await player.getByRole("button", { name: "Draft a new request" }).click();
  const pages: readonly (readonly [string, Page])[] = [
    ["join", join],
    ["player", player],
    ["facilitator", await sit(open, "facilitator", narrow)],
    ["evaluator", await sit(open, "evaluator/1", narrow)],
    ["wall", await arrive(open, "observer/1", narrow)],
  ];
  for (const [name, page] of pages)
    for (const code of ["en", "fr", "es", "ru", "zh", "ar"]) {
      await page.locator("label.language select").selectOption(code);
      await page.locator(`html[lang=${code}]`).waitFor({ state: "attached" });
      expect(await overflowOf(page), `${name} ${code}`).toBe(0);
      const isChecked = (name === "join" || name === "player") && (code === "en" || code === "ar");
      if (isChecked) expect(await axeViolations(page), `${name} ${code}`).toEqual([]);
    }
}, 180_000);
