import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { writeFileSync } from "node:fs";
import { onTestFinished } from "vitest";
import type { Bench } from "../src/testing/program.ts";
import { freePorts, startService, type Service } from "../src/testing/service.ts";
import type { Keyboard } from "./keyboard.ts";

export const XA = "XA/duty-officer";
export const XB = "XB/duty-officer";
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

export interface Open {
  readonly service: Service;
  readonly links: ReadonlyMap<string, string>;
}

export async function start(at: Bench): Promise<Open> {
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
export async function arrive(
  browser: Browser,
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

export async function sit(
  browser: Browser,
  open: Open,
  seat: string,
  look: BrowserContextOptions = {},
): Promise<Page> {
  const page = await arrive(browser, open, seat, look);
  await page.locator("main.join input").fill("P");
  await page.locator("main.join button.main").click();
  await page.locator("main.desk section").first().waitFor();
  return page;
}

/** The name of a control on the page, by the English words, in whichever place it stands. */
export const button = (page: Page, name: string): Locator =>
  page.getByRole("button", { name, exact: true }).first();

/** The set phrases that can be added to a field. */
export const phrases = (page: Page, field: string): Locator =>
  page.locator(".phrases", { has: page.getByLabel(field) }).getByRole("combobox");

/** Drafts a request, and looks it over. */
export async function draftRequest(keys: Keyboard): Promise<void> {
  const { page } = keys;
  await keys.press(button(page, "Draft a new request"));
  await page.waitForFunction(() => document.activeElement?.textContent === "New request");
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
