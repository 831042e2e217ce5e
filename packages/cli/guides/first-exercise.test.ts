import { existsSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { FollowedGuide } from "./followed-guide.ts";

const SEATS = ["facilitator", "XA/duty-officer", "XB/duty-officer"] as const;

/** A browser of its own for a seat, which is taken as the guide says. */
async function sit(browser: Browser, link: string, name: string): Promise<Page> {
  const context = await browser.newContext({ locale: "en" });
  const page = await context.newPage();
  await page.goto(link);
  await page.getByLabel("Your name").fill(name);
  await page.getByRole("button", { name: "Take the seat" }).click();
  await page.locator("main.desk").waitFor();
  return page;
}

test("the guide leads from a clone to a running exercise with two people at their desks", async () => {
  using guide = new FollowedGuide("first-exercise.md");
  for (const button of [
    "Take the seat",
    "Start the exercise",
    "End the exercise",
    "Read the report",
    "Close the service",
  ])
    expect(guide.text).toContain(`**${button}**`);
  const [install = "", lint = "", exercise = "", ...more] = guide.commands;
  expect(more).toEqual([]);
  const begun = performance.now();
  await guide.fetchClone();
  await guide.run(install);
  const [, promised = ""] = /`lint` says `([^`]+)`/.exec(guide.text) ?? [];
  expect(await guide.run(lint)).toContain(promised);
  const service = guide.begin(exercise);
  const links: string[] = [];
  for (const seat of SEATS) {
    const [, link = ""] = await service.said(new RegExp(`${seat} +(http\\S+)\n`));
    links.push(link);
  }
  const browser = await chromium.launch(inject("chromium"));
  try {
    const [facilitator, xa, xb] = (await Promise.all(
      links.map((link, index) => sit(browser, link, `Person ${index + 1}`)),
    )) as [Page, Page, Page];
    await facilitator.getByRole("button", { name: "Start the exercise" }).click();
    for (const page of [facilitator, xa, xb]) await page.getByText("Running").first().waitFor();
    const seconds = Math.round((performance.now() - begun) / 1_000);
    console.log(`From a fresh clone to a running exercise with two desks: ${seconds} s`);
    await facilitator.getByRole("button", { name: "End the exercise" }).click();
    await facilitator.locator("button.danger").click();
    for (const page of [facilitator, xa, xb])
      await page.getByRole("link", { name: "Read the report" }).waitFor();
    await facilitator.getByRole("button", { name: "Close the service" }).click();
    await facilitator.locator("button.danger").click();
    await service.ended;
  } finally {
    await browser.close();
  }
  const [, folder = ""] = /run folder, `([^`]+)`/.exec(guide.text.replaceAll("\n", " ")) ?? [];
  for (const name of ["aar.html", "report.html", "exercise.jsonl", "journal.jsonl"])
    expect(existsSync(join(guide.clone, folder, name)), name).toBe(true);
});
