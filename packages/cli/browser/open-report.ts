import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import type axe from "axe-core";
import type { Browser, Page } from "playwright-core";

/** Widths of a window on a desk and of one in a hand. */
export const WIDTHS = [1_280, 400] as const;
/** Each width and each set of colours once. */
export const LOOKS = [
  [1_280, "light"],
  [400, "dark"],
] as const;
/** 184 mm is the width of A4 between its margins. */
export const A4_WIDTH = Math.floor((184 / 25.4) * 96);

const RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"];

/** Writes the page to `path` and opens it. */
export async function openText(page: Page, path: string, text: string): Promise<string> {
  await writeFile(path, text);
  const url = pathToFileURL(path).href;
  await page.goto(url);
  return url;
}

/** What a page asks for and says in a window of this width, and whether it fits. */
export async function loadedPage(
  browser: Browser,
  width: number,
  open: (page: Page) => Promise<string>,
): Promise<{ url: string; requests: string[]; messages: string[]; overflow: number }> {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  const requests: string[] = [];
  const messages: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => messages.push(message.text()));
  page.on("pageerror", (error) => messages.push(error.message));
  const url = await open(page);
  const overflow = await overflowOf(page);
  await page.close();
  return { url, requests, messages, overflow };
}

/** Pixels by which the page is wider than its window. */
export async function overflowOf(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

/** The page's own policy forbids scripts; those of the driver are not the page's. */
export async function axeViolations(page: Page): Promise<string[]> {
  // Folded tables are part of the page too.
  await page
    .locator("details")
    .evaluateAll((all) => all.forEach((each) => ((each as HTMLDetailsElement).open = true)));
  const source = await readFile(createRequire(import.meta.url).resolve("axe-core"), "utf8");
  await page.evaluate(source);
  return page.evaluate(async (rules) => {
    const { axe: here } = globalThis as unknown as { axe: typeof axe };
    const { violations } = await here.run(document, { runOnly: rules });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  }, RULES);
}
