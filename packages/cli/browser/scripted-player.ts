import type { Locator, Page } from "playwright-core";
import { fillForm, type FormWords } from "./exercise-pages.ts";

/** What a person makes of a card, by its heading. */
export type Habits = Readonly<Record<string, (card: Card) => Promise<void>>>;

/** The step that a desk shows, and the page it stands on. */
export interface Card {
  readonly page: Page;
  readonly card: Locator;
  /** The request or inject that it is about. */
  readonly about: string;
}

/**
 * Plays a desk from what it shows: takes the first card that the habits know, deals with it, and
 * waits until it is gone. Ends when the page says that the exercise has.
 */
export async function playDesk(page: Page, habits: Habits): Promise<void> {
  const titles = Object.keys(habits);
  const cards = page.getByRole("region", { name: "Next step" }).getByRole("article");
  const known = cards.filter({ has: page.getByRole("heading", { name: oneOf(titles) }) });
  const ended = page.getByText("Ended", { exact: true });
  for (;;) {
    await known.or(ended).first().waitFor({ timeout: 0 });
    if (await ended.isVisible()) return;
    await dealWith(page, known.first(), habits);
  }
}

/** Somebody else of the seat may be quicker: then the card goes by itself. */
async function dealWith(page: Page, first: Locator, habits: Habits): Promise<void> {
  const look = (card: Element) => ({
    title: card.querySelector("h3")?.textContent ?? "",
    about: card.querySelector("bdi")?.textContent ?? "",
  });
  // It stood there a moment ago: one that is gone does not come back.
  const seen = await first.evaluate(look, null, { timeout: 500 }).catch(() => null);
  if (seen === null) return;
  const { title, about } = seen;
  const card = page
    .getByRole("region", { name: "Next step" })
    .getByRole("article")
    .filter({ has: page.getByRole("heading", { name: title, exact: true }) })
    .filter({ has: page.getByText(about, { exact: true }) });
  const gone = card.waitFor({ state: "detached", timeout: 0 });
  const deal = habits[title]?.({ page, card, about }) ?? Promise.resolve();
  const dealt = deal.catch(async (error: unknown) => {
    if (await card.isVisible()) throw error;
  });
  // What was begun on a card that goes away would wait for it to the end of its patience, and fail
  // by itself, which is no fault.
  await Promise.race([dealt, gone]);
  await gone;
}

/** Presses one button of the card. */
export function press(name: string): (card: Card) => Promise<void> {
  return ({ card }) => card.getByRole("button", { name, exact: true }).click();
}

/** Opens the result's form on the card, fills it in, and sends it. */
export function answerWith(result: string, words: (about: string) => FormWords) {
  return async ({ card, about }: Card): Promise<void> => {
    await card.getByRole("button", { name: result, exact: true }).first().click();
    const form = card.locator("form");
    await fillForm(form, words(about));
    await form.getByRole("button", { name: result, exact: true }).click();
  };
}

/** Asks for what is missing, ticking these items. */
export async function askFor({ card }: Card, items: readonly RegExp[]): Promise<void> {
  await card.getByRole("button", { name: "Something is missing" }).first().click();
  const form = card.locator("form");
  for (const item of items) await form.getByLabel(item).check();
  await form.getByLabel("Question to the other side").fill("Please state what is missing.");
  await form.getByRole("button", { name: "Something is missing" }).click();
}

/** Refuses on the first ground of the closed list that applies between the two States. */
export async function refuse({ card }: Card, reasons: string): Promise<void> {
  await card.getByRole("button", { name: "Refuse", exact: true }).first().click();
  const form = card.locator("form");
  await form.getByLabel("Ground").selectOption({ index: 1 });
  await form.getByLabel("Reasons").fill(reasons);
  await form.getByRole("button", { name: "Refuse", exact: true }).click();
}

/** Opens the file of a request, and gives the letters in it as they are shown. */
export async function lettersOf(page: Page, request: string): Promise<string> {
  const file = page.getByRole("region", { name: request, exact: true });
  const files = page.getByRole("region", { name: "Requests" }).getByRole("listitem");
  for (const one of await files.getByRole("button").all()) {
    if (await file.isVisible()) break;
    await one.click();
  }
  return (await file.getByRole("article").allInnerTexts()).join("\n");
}

function oneOf(names: readonly string[]): RegExp {
  return new RegExp(`^(?:${names.map((name) => name.replaceAll(/[^\w ]/g, ".")).join("|")})$`);
}
