import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { order, type Order } from "@contactpoint/exercise";
import { chromium } from "playwright-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from "vitest";
import { Bench } from "../src/testing/program.ts";
import { AT_ONCE, freePorts, startService } from "../src/testing/service.ts";
import { FINDINGS, type GivenBy, HOSTILE, NAMED, WRITTEN } from "./hostile-orders.ts";
import { textPaths, textsOf } from "./text-paths.ts";

const NIGHT = `format: contactpoint/1
id: hostile-night
version: 1.0.0
title: { en: Hostile night }
marking: EXERCISE EXERCISE EXERCISE
level: L2
seed: 5
clock: { start: 2027-03-27T21:30:00Z, duration: P9D, rate: 7200, owed_rate: 600, allowed_rates: [7200] }
states:
  XA: { name: Astoria, zone: Europe/Paris, played_by: human }
  XB: { name: Borealia, zone: America/Chicago, played_by: human }
rosters: { default: { shifts: [{ id: all, from: "00:00", to: "00:00", officers: 2 }] } }
instruments:
  convention: { basis: UNCC, parties: all, in_force_from: 2026-01-01, assumed: true }
channels: { email: { reach: 1, delay: PT1M } }
escalation: [{ channel: email, wait: P5D }]
providers: { mailhaven: { state: XB, retention: P300D } }
objectives: { speed: Fast answers }
injects: [{ id: press, at: manual, to: XA, body: { en: A journalist calls. } }]
`;
const SHOWN = HOSTILE.slice(0, 40);

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(inject("chromium"));
});
afterAll(() => browser.close());

/** Gives orders and reads documents of seats, without pages. */
class Seats {
  readonly #links: ReadonlyMap<string, string>;
  readonly #cookies = new Map<string, string>();

  constructor(links: ReadonlyMap<string, string>) {
    this.#links = links;
  }

  async give(seat: string, given: Order): Promise<boolean> {
    for (;;) {
      const answer = await this.#ask(seat, "/api/orders", { person: "P", order: given });
      const { done, error } = (await answer.json()) as { done?: boolean; error?: string };
      if (error !== "too-fast") return done === true;
    }
  }

  /** The number of a task of a request that waits for the seat's State, or undefined. */
  async task(seat: string, request: string, task: string): Promise<string | undefined> {
    const { documents } = (await (await this.#ask(seat, "/api/updates")).json()) as {
      documents: { key: string; document: Record<string, unknown> | null }[];
    };
    return documents
      .find(({ document }) =>
        [
          document?.["kind"] === "task",
          document?.["task"] === task,
          document?.["request"] === request,
          document?.["phase"] === "asked",
        ].every(Boolean),
      )
      ?.key.slice("task/".length);
  }

  async #ask(seat: string, path: string, body?: unknown): Promise<Response> {
    const link = this.#links.get(seat) ?? "";
    const { origin } = new URL(link);
    const cookie = this.#cookies.get(seat) ?? (await cookieOf(link));
    this.#cookies.set(seat, cookie);
    const headers = { cookie, origin, "content-type": "application/json" };
    return fetch(
      origin + path,
      body === undefined ? { headers } : { headers, method: "POST", body: JSON.stringify(body) },
    );
  }
}

async function cookieOf(link: string): Promise<string> {
  const opened = await fetch(link, { redirect: "manual" });
  return opened.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

/** Both sides work on a request to its end. */
async function workOn(seats: Seats, number: number): Promise<void> {
  const request = `seat/XA/${number + 1}`;
  for (const [task, finding] of FINDINGS[number] ?? []) {
    const seat = ["supplement", "choose"].includes(task) ? "XA/duty-officer" : "XB/duty-officer";
    let id: string | undefined;
    const look = async () => (id = await seats.task(seat, request, task));
    await expect.poll(look, { timeout: 60_000, message: `${request} ${task}` }).toBeDefined();
    const act = { act: "finish", task: id ?? "", finding } as const;
    expect(await seats.give(seat, { order: "act", act }), `${request} ${task}`).toBe(true);
  }
}

/** Unfolds what is folded, and looks whether any text has become more than text. */
async function harmOf(page: Page): Promise<{ elements: number; ran: boolean; title: string }> {
  return page.evaluate(() => {
    for (const each of document.querySelectorAll("details")) each.open = true;
    return {
      elements: document.querySelectorAll("[data-harm], a[href^=javascript]").length,
      ran: "harm" in globalThis,
      title: document.title,
    };
  });
}

test("Every text that an order can hold is written or named below", () => {
  const given: GivenBy[] = [...WRITTEN, ...NAMED];
  const orders = given.map((one) => one.order);
  const finished = FINDINGS.flat().map(([, finding]) => ({
    order: "act",
    act: { act: "finish", task: HOSTILE, finding },
  }));
  const isHostile = (text: string): boolean => text.startsWith(SHOWN);
  const covered = new Set([...orders, ...finished].flatMap((one) => [...textsOf(one, isHostile)]));
  const places = textPaths(order);
  expect(places.size).toBeGreaterThan(40);
  expect([...places].filter((place) => !covered.has(place))).toEqual([]);
});

test("Whatever people write stays text on every page and in every report", async () => {
  using at = new Bench();
  writeFileSync(at.path("night.yaml"), NIGHT);
  const port = await freePorts(1);
  const service = startService(at, ["exercise", "night.yaml", "--port", String(port), ...AT_ONCE]);
  const ids = [
    "facilitator",
    "white-cell",
    "evaluator/1",
    "XA/duty-officer",
    "XB/duty-officer",
    "observer/1",
  ];
  const links = new Map<string, string>();
  for (const seat of ids) {
    const [, link = ""] = await service.said(new RegExp(`${seat} +(http\\S+)`));
    links.set(seat, link);
  }
  const seats = new Seats(links);
  for (const { seat, order: given, done } of [...WRITTEN, ...NAMED])
    if (done) expect(await seats.give(seat, given), JSON.stringify(given)).toBe(true);
    else await seats.give(seat, given);
  const again = WRITTEN.find((one) => one.order.order === "act" && one.order.act.act === "request");
  if (again !== undefined) await seats.give(again.seat, again.order);
  await workOn(seats, 0);
  await workOn(seats, 1);

  const context = await browser.newContext({ locale: "en" });
  onTestFinished(() => context.close());
  for (const seat of ids) {
    const page = await context.newPage();
    const dialogs: string[] = [];
    page.on("dialog", (dialog) => void dialogs.push(dialog.message()));
    await page.goto(links.get(seat) ?? "");
    await page.locator("main").waitFor();
    if (await page.locator("main.join input").isVisible()) {
      await page.locator("main.join input").fill(HOSTILE.slice(0, 90));
      await page.locator("main.join button.main").click();
    }
    await page.locator("main.desk").waitFor();
    // Players open the case first; on all other pages but the wall words stand at once.
    const request = page.locator(".cases .list button").first();
    if (seat.startsWith("X")) await request.click();
    const there = seat === "observer/1" ? page.locator("table") : page.getByText(SHOWN);
    await there.first().waitFor({ state: "attached" });
    const harm = await harmOf(page);
    expect(harm, seat).toEqual({ elements: 0, ran: false, title: "EXERCISE · contactpoint" });
    expect(dialogs, seat).toEqual([]);
    if (seat !== "observer/1")
      expect(await page.locator("body").innerText(), seat).toContain(SHOWN);
    await page.close();
  }
  expect(await seats.give("facilitator", { order: "clock", do: { act: "end" } })).toBe(true);
  // The refusal names a ground that the case does not bear out, so a rule is broken: not our matter.
  expect((await service.ended).stdout).toContain("After-action report");
  for (const name of ["aar.html", "report.html"]) {
    const page = await context.newPage();
    await page.goto(pathToFileURL(at.path("runs", "hostile-night-5", name)).href);
    expect(await harmOf(page), name).toMatchObject({ elements: 0, ran: false });
    if (name === "aar.html") expect(await page.locator("body").innerText()).toContain(SHOWN);
  }
}, 180_000);
