import { DAY, HOUR } from "@contactpoint/engine";
import type { JournalRecord } from "@contactpoint/protocol";
import { expect, test } from "vitest";
import { CLEAN_SCENARIO } from "./clean-journal.ts";
import { judge } from "./judge.ts";
import { hold, sent } from "./record-builders.ts";
import { RegisterTruth } from "./register-truth.ts";
import type { JudgedScenario } from "./rule.ts";
import { ruleById } from "./rules.ts";

const FAULT = { id: "struck", kind: "revocation", group: null, states: ["XA", "XB"] } as const;
const STRUCK: JudgedScenario = {
  ...CLEAN_SCENARIO,
  faults: [{ ...FAULT, from: 10 * DAY, until: 20 * DAY }],
};

test("A State is in the register but while it is struck off, and at the edges it is both", () => {
  const register = new RegisterTruth(STRUCK);
  expect(register.isListed("XC", 15 * DAY)).toBe(true);
  expect(register.isListed("XZ", 15 * DAY)).toBe(false);
  expect(register.isListed("XB", 10 * DAY)).toBe(true);
  expect(register.isListed("XB", 10 * DAY + 1)).toBe(false);
  expect(register.isListed("XB", 20 * DAY)).toBe(true);
  expect(register.wasStruckOff(["XB"], 10 * DAY, 10 * DAY)).toBe(true);
  expect(register.wasStruckOff(["XC", "XB"], 0, 10 * DAY)).toBe(true);
  expect(register.wasStruckOff(["XB"], 20 * DAY, 30 * DAY)).toBe(false);
});

test("A liveness phase puts back its core, keeps off all others, and strikes off nobody", () => {
  const early = new RegisterTruth({ ...STRUCK, liveness: { from: 12 * DAY, core: ["XB"] } });
  expect(early.isListed("XB", 15 * DAY)).toBe(true);
  expect(early.isListed("XA", 15 * DAY)).toBe(false);
  expect(early.isListed("XA", 400 * DAY)).toBe(false);
  const before = new RegisterTruth({ ...STRUCK, liveness: { from: 10 * DAY, core: ["XB"] } });
  expect(before.isListed("XA", 15 * DAY)).toBe(true);
});

test("Nobody owes a notice, or a try, to who is struck off when it is due", () => {
  const ended = (end: number): JournalRecord[] => [
    sent("a", 1, end - 60 * DAY, "request", { try: 1 }),
    hold("a", end - 60 * DAY, "began", end, end),
    hold("a", end, "released", end, end, "expiry"),
  ];
  expect(verdictOf("S24", ended(18 * DAY + HOUR))).toBe("holds");
  expect(verdictOf("S24", ended(30 * DAY))).toBe("violated");
  const tries = (at: number): JournalRecord[] => [
    sent("a", 1, at - DAY, "request", { try: 1 }),
    sent("a", 3, at, "request", { try: 3 }),
  ];
  expect(verdictOf("S33", tries(11 * DAY))).toBe("holds");
  expect(verdictOf("S33", tries(9 * DAY))).toBe("violated");
});

function verdictOf(number: string, journal: readonly JournalRecord[]): string | undefined {
  const rule = ruleById(number);
  const judging = judge(rule === undefined ? [] : [rule], STRUCK);
  journal.forEach((record, index) => judging.add(record, index + 1));
  return judging.verdicts()[0]?.verdict.verdict;
}
