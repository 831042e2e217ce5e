import { chromium } from "playwright-core";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { inject, onTestFinished } from "vitest";
import type { Bench } from "../src/testing/program.ts";
import { startService, type Service } from "../src/testing/service.ts";

/** A scenario in which people play one State and machines the other. */
export const nightOf = (id: string, title: string): string => `format: contactpoint/1
id: ${id}
version: 1.0.0
title: { en: ${title} }
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

/** An exercise whose service runs, and the links to its seats. */
export interface Running {
  readonly service: Service;
  readonly links: ReadonlyMap<string, string>;
}

/** Starts an exercise, or goes on with it, and reads the links to these seats from its output. */
export async function startExercise(
  at: Bench,
  file: string,
  port: number,
  seats: readonly string[],
  more: readonly string[] = [],
): Promise<Running> {
  const service = startService(at, ["exercise", file, "--port", String(port), ...more]);
  await service.said(/observer\/1 +http\S+\n/);
  const links = new Map<string, string>();
  for (const seat of seats) {
    const [, link = ""] = await service.said(new RegExp(`${seat} +(http\\S+)`));
    links.set(seat, link);
  }
  return { service, links };
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch(inject("chromium"));
}

/** A page of its own for a seat, taken under a name; without a name it only opens the link. */
export async function sit(
  browser: Browser,
  link: string,
  name: string,
  look: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ locale: "en", ...look });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(link);
  if (name !== "") {
    await page.locator("main.join input").fill(name);
    await page.locator("main.join button.main").click();
  }
  await page.locator("main.desk section").first().waitFor();
  return page;
}

/** Opens what a page offers once the exercise has ended, in the tab that it has. */
export async function openReading(page: Page, name: string): Promise<Page> {
  const opened = page.context().waitForEvent("page");
  await page.getByRole("link", { name }).click();
  const tab = await opened;
  await tab.waitForLoadState();
  return tab;
}

/** The facilitator closes the service when all have read. */
export async function closeService(facilitator: Page): Promise<void> {
  await facilitator.getByRole("button", { name: "Close the service" }).click();
  await facilitator.locator(".hot-wash button.danger").click();
}

/** What a scripted person enters into the form of the article. */
export interface FormWords {
  readonly offence: string;
  readonly facts: string;
  readonly provider: string;
  /** Left empty: the request does not say that assistance is intended. */
  readonly assistance: string;
}

/** Fills the form of the article inside a card or a draft. */
export async function fillForm(inside: Locator, words: FormWords): Promise<void> {
  await inside.getByLabel("Name the office").fill("Cybercrime unit (EXERCISE)");
  await inside.getByLabel("Offence", { exact: true }).fill(words.offence);
  await inside.getByLabel("Facts").fill(words.facts);
  await inside.getByLabel("Service provider").selectOption(words.provider);
  await inside.getByLabel("Account").fill(`suspect@${words.provider}.example`);
  await inside.getByLabel("Relation to the offence").fill("The mailbox was used.");
  await inside.getByLabel("Who is thought to hold the data").fill(words.provider);
  await inside.getByLabel("when the provider deletes").fill("Logs go after a week.");
  await inside.getByLabel("Which authority will lodge it").fill(words.assistance);
}

/** Drafts a request of one's own, looks it over and sends it. */
export async function sendRequest(
  page: Page,
  words: FormWords & { readonly to: string; readonly because?: string },
): Promise<void> {
  await page.getByRole("button", { name: "Draft a new request" }).click();
  const draft = page.getByRole("region", { name: "New request" });
  await draft.getByLabel("To which State").selectOption(words.to);
  if (words.because !== undefined) await draft.getByLabel("Because of").selectOption(words.because);
  await fillForm(draft, words);
  await draft.getByRole("button", { name: "Look it over" }).click();
  await draft.getByRole("button", { name: "Send now" }).click();
}
