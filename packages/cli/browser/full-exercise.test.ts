import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Summary } from "@contactpoint/analysis";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Bench, type Ended } from "../src/testing/program.ts";
import { freePorts } from "../src/testing/service.ts";
import { CuttableLine } from "./cuttable-line.ts";
import {
  happenedOnce,
  listedResponseTimes,
  readEvidence,
  responseTimes,
  untold,
} from "./exercise-evidence.ts";
import { CAST } from "./exercise-cast.ts";
import {
  closeService,
  launchBrowser,
  openReading,
  type Running,
  sit,
  startExercise,
} from "./exercise-pages.ts";
import { playDesk } from "./scripted-player.ts";

const FILE = new URL("../../../scenarios/exercises/l2-form-and-assistance.yaml", import.meta.url);
const FOLDER = join("runs", "l2-form-and-assistance-4207");
const STATES = ["XA", "XB", "XC"] as const;
const INJECTS = [
  "fraud",
  "complete",
  "incomplete",
  "needs-a-judge",
  "subscriber-calls",
  "second-case",
  "prosecutor",
  "prompt-assistance",
  "own-interests",
] as const;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** The exercise as it ships, on a clock for scripted players: nothing else is changed. */
function quickened(): string {
  const text = readFileSync(FILE, "utf8");
  const [from, to] = [text.indexOf("  rate: 24"), text.indexOf("  ends_within")];
  const clock = "  rate: 3600\n  owed_rate: 600\n  allowed_rates: [600, 3600, 7200, 36000]\n";
  return text.slice(0, from) + clock + text.slice(to);
}

const seatOf = (state: string): string => `${state}/duty-officer`;
const SEATS = ["facilitator", ...STATES.map(seatOf), "observer/1"];

/** What pages said that they should not, and what they asked of other hosts. */
class Complaints {
  readonly lines: string[] = [];
  /** While lines are cut, browsers say so. */
  isCut = false;

  watch(page: Page, name: string): Page {
    page.on("pageerror", (error) => this.lines.push(`${name}: ${error.message}`));
    page.on("console", (message) => {
      const isOfLine = this.isCut && /net::ERR_|WebSocket connection/.test(message.text());
      if (message.type() === "error" && !isOfLine) this.lines.push(`${name}: ${message.text()}`);
    });
    page.on("request", (request) => {
      const { hostname, protocol } = new URL(request.url());
      if (hostname !== "127.0.0.1" && protocol !== "data:") this.lines.push(request.url());
    });
    return page;
  }
}

/** Presses what the facilitator's desk offers, and waits until the desk shows that it was done. */
async function governs(desk: Page, press: string, then: string): Promise<void> {
  await desk.getByRole("button", { name: press, exact: true }).click();
  await desk.getByRole("button", { name: then, exact: true }).waitFor();
}

/** Waits, however long play takes, until a desk shows this; an exercise that ended never will. */
async function awaits(desk: Page, what: Locator): Promise<void> {
  const ended = desk.getByText("Ended", { exact: true });
  await what.or(ended).first().waitFor({ timeout: 0 });
  expect(await what.isVisible(), `${String(what)} before the exercise ended`).toBe(true);
}

const wasSent = (desk: Page, id: string): Promise<void> =>
  awaits(desk, desk.locator(`#inject-${id}.sent`));

/** Everybody at a desk of her or his own; one of them comes over a line that can be cut. */
async function takeSeats(
  { links }: Running,
  line: CuttableLine,
  complaints: Complaints,
): Promise<(name: string) => Page> {
  const people = [["Fay", "facilitator"], ...CAST.map(([name, state]) => [name, seatOf(state)])];
  const desks = new Map<string, Page>();
  for (const [name = "", seat = ""] of people) {
    const link = links.get(seat) ?? "";
    const way = name === "Bo" ? link.replace(/:\d+/, `:${line.port}`) : link;
    const desk = complaints.watch(await sit(browser, way, name), name);
    desk.setDefaultTimeout(90_000);
    desks.set(name, desk);
  }
  desks.set("Olu", complaints.watch(await sit(browser, links.get("observer/1") ?? "", ""), "Olu"));
  return (name) => desks.get(name) ?? expect.fail(`nobody is called ${name}`);
}

/** What happens beside the play, up to the kill: a pause, another rate, a line that breaks, a reload. */
async function disturb(desk: (name: string) => Page, line: CuttableLine): Promise<void> {
  const fay = desk("Fay");
  await wasSent(fay, "complete");
  await governs(fay, "Pause", "Resume");
  await fay.getByLabel("Rate").selectOption("7200");
  await governs(fay, "Resume", "Pause");
  await wasSent(fay, "incomplete");
  line.cut();
  await desk("Bo").getByText("Connection lost").waitFor();
  await desk("Cleo").reload();
  await wasSent(fay, "needs-a-judge");
  line.mend();
  await desk("Bo").getByText("Connection lost").waitFor({ state: "detached" });
  await wasSent(fay, "subscriber-calls");
}

/** What happens after the kill: the reserve is sent, and when nobody owes anything, the time runs out. */
async function bringToEnd(fay: Page): Promise<void> {
  await governs(fay, "Resume", "Pause");
  await fay.getByRole("button", { name: "Send now: own-interests" }).click();
  await wasSent(fay, "prompt-assistance");
  await awaits(fay, fay.getByText("Nobody owes an answer"));
  await fay.getByLabel("Rate").selectOption("36000");
}

/** Everybody reads what is for her or him, and the facilitator closes the service. */
async function holdHotWash(desk: (name: string) => Page): Promise<void> {
  const readers = { Anna: "for XA", Olu: "for the public", Fay: "for the exercise's directors" };
  for (const [name, readsAs] of Object.entries(readers)) {
    const report = await openReading(desk(name), "Read the report");
    expect(await report.locator(".subtitle").first().innerText()).toContain(readsAs);
    // The name, and not what a case does not bear out.
    const named = await report.getByText(/\bBea\b/).allInnerTexts();
    if (name === "Fay") expect(named.length).toBeGreaterThan(0);
    else expect(named, name).toEqual([]);
  }
  await closeService(desk("Fay"));
}

/** Rules that the run broke, and how. */
function violations(folder: string) {
  const { verdicts } = JSON.parse(readFileSync(join(folder, "summary.json"), "utf8")) as Summary;
  return verdicts.flatMap(({ number, verdict, because }) =>
    verdict === "violated" ? [[number, because]] : [],
  );
}

/** Plays to the end, over a kill in the middle. Gives how it ended, and the log as the killed left it. */
async function playThrough(
  at: Bench,
  complaints: Complaints,
): Promise<{ readonly ended: Ended; readonly logOfDead: string }> {
  const port = await freePorts(1);
  const first = await startExercise(at, "exercise.yaml", port, SEATS);
  await using line = await CuttableLine.to(port);
  const desk = await takeSeats(first, line, complaints);
  await governs(desk("Fay"), "Start the exercise", "Pause");
  const govern = async (): Promise<{ ended: Ended; logOfDead: string }> => {
    complaints.isCut = true;
    await disturb(desk, line);
    first.service.kill("SIGKILL");
    await first.service.ended;
    const logOfDead = readFileSync(at.path(`${FOLDER}.exercise`, "exercise.jsonl"), "utf8");
    const second = await startExercise(at, "exercise.yaml", port, SEATS);
    expect(second.links).toEqual(first.links);
    await bringToEnd(desk("Fay"));
    await holdHotWash(desk);
    return { ended: await second.service.ended, logOfDead };
  };
  const play = CAST.map(([name, , habits]) => playDesk(desk(name), habits));
  const [over] = await Promise.all([govern(), ...play]);
  return over;
}

test("Six people play an exercise of two hours through to the report, whatever breaks in its middle", async () => {
  using at = new Bench();
  writeFileSync(at.path("exercise.yaml"), quickened());
  const complaints = new Complaints();
  const { ended, logOfDead } = await playThrough(at, complaints);
  expect(ended.stderr).toBe("");
  expect(complaints.lines).toEqual([]);

  const folder = at.path(FOLDER);
  const evidence = readEvidence(folder);
  // Nothing is lost: what stood before the kill stands unchanged, and all that was to come has come.
  expect(readFileSync(join(folder, "exercise.jsonl"), "utf8").startsWith(logOfDead)).toBe(true);
  expect(evidence.log.map(({ number }) => number)).toEqual(evidence.log.map((_, i) => i + 1));
  const once = happenedOnce(evidence);
  for (const inject of INJECTS) expect(once).toContain(`inject ${inject}`);
  // Nothing is twice.
  expect(once.filter((one, index) => once.indexOf(one) !== index)).toEqual([]);
  const needs = once.filter((one) => one.startsWith("need"));
  expect(needs, needs.join(", ")).toHaveLength(6);

  // The one rule that was broken is one that Bo broke: he refused on a ground that the case lacks.
  expect(violations(folder)).toEqual([["S14", expect.stringContaining("does not bear out")]]);
  expect(ended.code).toBe(1);
  expect(listedResponseTimes(evidence)).toEqual(responseTimes(evidence));
  expect(untold(evidence)).toEqual([]);
  const told = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
  expect((await at.run(["report", FOLDER])).code).toBe(1);
  expect(readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"))).toEqual(told);
}, 600_000);
