import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { Bench } from "../src/testing/program.ts";
import { Keyboard } from "./keyboard.ts";
import { arrive, button, draftRequest, sit, start, XA, XB } from "./two-desks.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(inject("chromium"));
});
afterAll(() => browser.close());

test("By keyboard alone a player joins, practises, asks, answers, calls, escalates and hands over", async () => {
  using at = new Bench();
  const open = await start(at);
  const xa = new Keyboard(await arrive(browser, open, XA));
  const xb = new Keyboard(await arrive(browser, open, XB));
  for (const keys of [xa, xb]) {
    const { page } = keys;
    await keys.type(page.getByLabel("Your name"), "Anna");
    await page.keyboard.press("Enter");
    await page.locator("main.desk").waitFor();
    await keys.holds();
    await practise(keys);
  }
  const facilitator = await sit(browser, open, "facilitator");
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
  await facilitator.getByText("Handed over: ").waitFor();
}, 240_000);

/** The first stop of every page leads past what stands above it. */
async function practise(keys: Keyboard): Promise<void> {
  const { page } = keys;
  await keys.press(page.getByRole("link", { name: "Skip to the next step" }));
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Next step");
  await keys.press(button(page, "Receive the practice request"));
  await page.locator(".practice .alarm").waitFor();
  // It is set after the alarm has been drawn.
  await expect.poll(() => page.title()).toContain("URGENT");
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
