import { chromium } from "playwright-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from "vitest";
import { Bench } from "../src/testing/program.ts";
import { Keyboard } from "./keyboard.ts";
import { axeViolations, overflowOf } from "./open-report.ts";
import { arrive, button, draftRequest, phrases, sit, start, XA, XB } from "./two-desks.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(inject("chromium"));
});
afterAll(() => browser.close());

test("A request in French is read in Arabic, but for what its author wrote freely", async () => {
  using at = new Bench();
  const open = await start(at);
  const facilitator = await sit(browser, open, "facilitator");
  await facilitator.getByRole("button", { name: "Start the exercise" }).click();
  const french = await sit(browser, open, XA, { locale: "fr" });
  const arabic = await sit(browser, open, XB, { locale: "ar" });
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
  const facilitator = await sit(browser, open, "facilitator");
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
  const xa = new Keyboard(await sit(browser, open, XA));
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
  const join = await arrive(browser, open, XB, narrow);
  const player = await sit(browser, open, XA, narrow);
  await player.getByRole("button", { name: "Receive the practice request" }).click();
  await player.getByRole("button", { name: "Draft a new request" }).click();
  const pages: readonly (readonly [string, Page])[] = [
    ["join", join],
    ["player", player],
    ["facilitator", await sit(browser, open, "facilitator", narrow)],
    ["evaluator", await sit(browser, open, "evaluator/1", narrow)],
    ["wall", await arrive(browser, open, "observer/1", narrow)],
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
