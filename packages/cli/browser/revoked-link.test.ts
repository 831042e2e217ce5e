import { writeFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Bench } from "../src/testing/program.ts";
import { freePorts, startService } from "../src/testing/service.ts";
import { launchBrowser, nightOf, sit } from "./exercise-pages.ts";
import { axeViolations, overflowOf } from "./open-report.ts";

const NIGHT = nightOf("lost-link", "Lost link");

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test("A facilitator who revokes a link is shown the new one, which nobody else sees", async () => {
  using at = new Bench();
  writeFileSync(at.path("night.yaml"), NIGHT);
  const port = await freePorts(1);
  const service = startService(at, ["exercise", "night.yaml", "--port", String(port)]);
  const links: string[] = [];
  for (const seat of ["facilitator", "white-cell", "XA/duty-officer"])
    links.push((await service.said(new RegExp(`${seat} +(http\\S+)`)))[1] ?? "");
  const [ofFay = "", ofWill = "", ofAnna = ""] = links;
  const fay = await sit(browser, ofFay, "Fay", {
    locale: "ar",
    viewport: { width: 390, height: 844 },
  });
  const will = await sit(browser, ofWill, "Will", { locale: "en" });
  const anna = await sit(browser, ofAnna, "Anna", { locale: "en" });

  const row = fay.locator("li", { hasText: "XA/duty-officer" });
  await row.getByRole("button", { name: "إلغاء الرابط" }).click();
  await row.locator("button.danger").click();
  const link = (await fay.locator(".new-link code").textContent()) ?? "";
  expect(link).toMatch(new RegExp(`^http://127.0.0.1:${port}/seat/[\\w-]{43}$`));
  expect(link).not.toBe(ofAnna);
  expect(await axeViolations(fay)).toEqual([]);
  expect(await overflowOf(fay)).toBe(0);

  // Her page says at once that the seat is closed to it.
  await anna.getByText("Open the link that you were given.").waitFor();
  expect(await will.content()).not.toContain("/seat/");
  const back = await sit(browser, link, "Anna", { locale: "en" });
  await back.locator("main.desk section").first().waitFor();
  service.kill("SIGTERM");
  await service.ended;
});
