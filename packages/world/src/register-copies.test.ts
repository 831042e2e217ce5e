import { SAMPLE_START } from "@contactpoint/analysis/testing";
import { HOUR } from "@contactpoint/engine";
import type { ResolvedRegister } from "@contactpoint/protocol";
import { expect, test } from "vitest";
import { contactPoints } from "./contact-point.ts";
import { Draws } from "./draws.ts";
import { RegisterCopies } from "./register-copies.ts";
import {
  AT_ONCE,
  bareCase,
  TinyAgenda,
  withState,
  worldBench,
  worldScenario,
} from "./testing/index.ts";

const CHANNELS = ["post", "phone"];
const CHANGED = SAMPLE_START + 10 * HOUR;
const CIRCULATED = SAMPLE_START + 20 * HOUR;
const CHANGE = {
  state: "XB",
  channels: ["post"],
  changed_at: CHANGED,
  circulated_at: CIRCULATED,
};

function copiesOf(register: Partial<ResolvedRegister>, seed = 1, scenario = worldScenario()) {
  const agenda = new TinyAgenda(SAMPLE_START);
  const whole = { wrong_share: 0, changes: [], secretariat: AT_ONCE, ...register };
  const [xa, xb, xh] = contactPoints(scenario);
  if (xa === undefined || xb === undefined || xh === undefined) throw new Error("three States");
  return {
    agenda,
    xa,
    xb,
    xh,
    copies: new RegisterCopies(whole, CHANNELS, agenda, new Draws(seed)),
  };
}

test("A copy is wrong for as many entries as the share says, for each channel apart", () => {
  let wrong = 0;
  let both = 0;
  for (let seed = 0; seed < 3000; seed++) {
    const { copies, xa, xb } = copiesOf({ wrong_share: 0.3 }, seed);
    const post = copies.isWrong(xa, xb, "post");
    if (post) wrong++;
    if (post && copies.isWrong(xa, xb, "phone")) both++;
  }
  // Four standard deviations are 100 and 63.
  expect(Math.abs(wrong - 900)).toBeLessThan(100);
  expect(Math.abs(both - 270)).toBeLessThan(63);
});

test("An entry stays wrong until somebody puts it right, and every holder has a copy of his own", () => {
  const seed = [...Array(500).keys()].find((one) => {
    const { copies, xa, xb, xh } = copiesOf({ wrong_share: 0.5 }, one);
    return (
      copies.isWrong(xa, xb, "post") &&
      copies.isWrong(xh, xb, "post") &&
      !copies.isWrong(xb, xa, "post")
    );
  });
  const { copies, agenda, xa, xb, xh } = copiesOf({ wrong_share: 0.5 }, seed);
  agenda.runUntil(SAMPLE_START + 999 * HOUR);
  expect(copies.isWrong(xa, xb, "post")).toBe(true);
  copies.repair(xa, xb);
  expect(copies.isWrong(xa, xb, "post")).toBe(false);
  expect(copies.isWrong(xa, xb, "phone")).toBe(false);
  expect(copies.isWrong(xh, xb, "post")).toBe(true);
});

test("A State that is renamed and keeps its key keeps the errors of its copies", () => {
  const renamed = withState(worldScenario(), "XB", { id: "YB" });
  for (let seed = 0; seed < 200; seed++) {
    const [before, after] = [
      copiesOf({ wrong_share: 0.5 }, seed),
      copiesOf({ wrong_share: 0.5 }, seed, renamed),
    ];
    expect(after.xb.id).toBe("YB");
    expect(after.copies.isWrong(after.xa, after.xb, "post")).toBe(
      before.copies.isWrong(before.xa, before.xb, "post"),
    );
  }
});

test("A change makes every copy wrong from then until it is circulated, on its channels alone", () => {
  const { copies, agenda, xa, xb, xh } = copiesOf({ changes: [CHANGE] });
  const seen = [CHANGED - 1, CHANGED, CIRCULATED - 1, CIRCULATED].map((at) => {
    agenda.runUntil(at);
    return [
      copies.isWrong(xa, xb, "post"),
      copies.isWrong(xh, xb, "post"),
      copies.isWrong(xa, xb, "phone"),
      copies.isWrong(xa, xh, "post"),
    ];
  });
  const right = [false, false, false, false];
  const wrong = [true, true, false, false];
  expect(seen).toEqual([right, wrong, wrong, right]);
});

test("What was put right before a change is wrong after it, and what is put right after it stays right", () => {
  const { copies, agenda, xa, xb } = copiesOf({ changes: [CHANGE] });
  agenda.runUntil(CHANGED - 1);
  copies.repair(xa, xb);
  agenda.runUntil(CHANGED + 1);
  expect(copies.isWrong(xa, xb, "post")).toBe(true);
  copies.repair(xa, xb);
  expect(copies.isWrong(xa, xb, "post")).toBe(false);
  agenda.runUntil(CIRCULATED - 1);
  expect(copies.isWrong(xa, xb, "post")).toBe(false);
});

test("Who reads a message learns its sender's addresses, and the sender learns nothing", () => {
  const { copies, xa, xb, xh } = copiesOf({ wrong_share: 1 });
  copies.learn({ path: [xa, xh, xb] });
  expect(copies.isWrong(xb, xa, "post")).toBe(false);
  expect(copies.isWrong(xa, xb, "post")).toBe(true);
  expect(copies.isWrong(xb, xh, "post")).toBe(true);
});

test("The secretariat takes the time of its distribution, drawn for each inquiry", () => {
  const { copies } = copiesOf({ secretariat: { kind: "uniform", min: HOUR, max: 2 * HOUR } });
  const of = bareCase(worldBench(worldScenario()).world);
  const times = [0, 1, 2].map((index) => copies.inquiry(of, index));
  expect(new Set(times).size).toBe(3);
  for (const time of times) {
    expect(time).toBeGreaterThanOrEqual(HOUR);
    expect(time).toBeLessThanOrEqual(2 * HOUR);
  }
  expect(copies.inquiry(of, 0)).toBe(times[0]);
});

test("Tests at random phases find half of what changed after half their interval, all after it", () => {
  const later = { ...CHANGE, circulated_at: SAMPLE_START + 1_000 * HOUR };
  const pings = { every: 40 * HOUR };
  const wrongAfter = (hours: number, every: ResolvedRegister["pings"]): number => {
    let wrong = 0;
    for (let seed = 0; seed < 400; seed++) {
      const tested = every === undefined ? {} : { pings: every };
      const { agenda, xa, xb, copies } = copiesOf({ changes: [later], ...tested }, seed);
      agenda.now = CHANGED + hours * HOUR;
      if (copies.isWrong(xa, xb, "post")) wrong++;
    }
    return wrong;
  };
  expect(wrongAfter(20, undefined)).toBe(400);
  // Five standard errors around one half.
  expect(wrongAfter(20, pings)).toBeGreaterThan(150);
  expect(wrongAfter(20, pings)).toBeLessThan(250);
  expect(wrongAfter(40, pings)).toBe(0);
});
