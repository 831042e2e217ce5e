import { DAY, HOUR } from "@contactpoint/engine";
import { expect, test } from "vitest";
import { CLEAN_SCENARIO } from "./clean-journal.ts";
import { ClockSkew } from "./clock-skew.ts";
import { judge } from "./judge.ts";
import { answer, hold } from "./record-builders.ts";
import type { JudgedScenario } from "./rule.ts";
import { ruleById } from "./rules.ts";

const FAULT = { id: "fast", kind: "clock", group: null, states: ["XB"] } as const;
const FAST = { ...FAULT, from: DAY, until: 11 * DAY, offset: HOUR, drift: 0.01 };
const SLOW = { ...FAULT, id: "slow", from: 100 * DAY, until: 101 * DAY, offset: -HOUR, drift: 0 };

test("A clock is wrong by its offset and its drift for as long as the fault lasted, faults added up", () => {
  const skew = new ClockSkew({ faults: [FAST, SLOW] });
  expect(skew.most("XA", 50 * DAY)).toBe(0);
  expect(skew.most("XB", DAY - 1)).toBe(0);
  expect(skew.most("XB", DAY)).toBe(HOUR);
  expect(skew.most("XB", 3 * DAY)).toBe(HOUR + 0.02 * DAY);
  expect(skew.most("XB", 50 * DAY)).toBe(HOUR + 0.1 * DAY);
  expect(skew.most("XB", 200 * DAY)).toBe(2 * HOUR + 0.1 * DAY);
});

test("The clocks of a healed core stay wrong by what they were wrong by until then, all others by ever more", () => {
  const liveness = { from: 6 * DAY, core: ["XB"] };
  expect(new ClockSkew({ faults: [FAST], liveness }).most("XB", 9 * DAY)).toBe(HOUR + 0.05 * DAY);
  const others = { from: 6 * DAY, core: ["XA"] };
  expect(new ClockSkew({ faults: [FAST], liveness: others }).most("XB", 9 * DAY)).toBe(
    HOUR + 0.08 * DAY,
  );
  expect(new ClockSkew({ faults: [FAST], liveness: others }).most("XB", 40 * DAY)).toBe(
    HOUR + 0.39 * DAY,
  );
});

const UNTIL = 160 * DAY;

test.each([
  ["S18", 100 * DAY, HOUR, "holds"],
  ["S18", 100 * DAY, HOUR - 1, "violated"],
  ["S18", 90 * DAY, HOUR, "holds"],
  ["S24", 90 * DAY, HOUR, "holds"],
  ["S24", 90 * DAY, HOUR - 1, "violated"],
  ["S20", 160 * DAY - 90 * DAY, 0, "holds"],
])(
  "%s allows a hold from %i to end an hour early under an error of %i ms: %s",
  (number, began, offset, expected) => {
    const fault = { ...FAULT, from: 0, until: 1, offset, drift: 0 };
    const journal = [
      hold("a", began, "began", UNTIL, UNTIL),
      answer("a", 7, began, "expiry-notice", { until: UNTIL }, { item: 0 }),
      hold("a", UNTIL - HOUR, "released", UNTIL, UNTIL, "expiry"),
    ];
    expect(verdictOf(number, { ...CLEAN_SCENARIO, faults: [fault] }, journal)).toBe(expected);
  },
);

function verdictOf(
  number: string,
  scenario: JudgedScenario,
  journal: readonly Parameters<ReturnType<typeof judge>["add"]>[0][],
): string | undefined {
  const rule = ruleById(number);
  const judging = judge(rule === undefined ? [] : [rule], scenario);
  journal.forEach((record, index) => judging.add(record, index + 1));
  return judging.verdicts()[0]?.verdict.verdict;
}
