import { DAY, HOUR } from "@contactpoint/engine";
import type { CallRecord, DutyRecord, JournalRecord, TaskRecord } from "@contactpoint/protocol";
import { expect, test } from "vitest";
import { CLEAN_SCENARIO } from "./clean-journal.ts";
import { judge } from "./judge.ts";
import { needOf, task } from "./record-builders.ts";
import { urgentReachesPerson } from "./urgent-reaches-person.ts";

const CORE = { from: 0, core: ["XA", "XB"] };

test.each([
  ["beside an officer for a day", [duty(0, 1)], "violated"],
  ["beside an officer for less than a day", [duty(HOUR, 1)], "undecided"],
  ["where nobody is there or on call", [duty(0, 0)], "undecided"],
  ["while the one on call sleeps through all calls", [duty(0, 1), call(2)], "undecided"],
  ["behind work that is under way", [duty(0, 1), begun(2)], "undecided"],
  ["behind work that was dropped before it began", [duty(0, 1), given(1), dropped(2)], "violated"],
  ["behind work that ended", [duty(0, 1), begun(2), done(3)], "violated"],
] as const)("An urgent task that waits %s: %s", (_case, records, expected) => {
  const journal: JournalRecord[] = [
    { ...needOf("urgent", 0), urgency: "urgent" },
    { ...task("urgent", 0, "check"), phase: "asked" },
    ...records,
    { kind: "end", at: DAY + 10 },
  ];
  const judging = judge([urgentReachesPerson], { ...CLEAN_SCENARIO, liveness: CORE });
  journal.forEach((record, line) => judging.add(record, line));
  expect(judging.verdicts()[0]?.verdict.verdict).toBe(expected);
});

function duty(at: number, present: number): DutyRecord {
  return {
    kind: "duty",
    at,
    node: "XB",
    duty: present > 0 ? "desk" : "closed",
    present,
    on_call: 0,
  };
}

function call(at: number): CallRecord {
  return { kind: "call", at, node: "XB", phase: "slept-through" };
}

function given(at: number): TaskRecord {
  return { ...task("other", at, "check"), phase: "asked" };
}

function begun(at: number): TaskRecord {
  return { ...task("other", at, "check"), phase: "started" };
}

function dropped(at: number): TaskRecord {
  return { ...task("other", at, "check"), phase: "dropped" };
}

function done(at: number): TaskRecord {
  return task("other", at, "check");
}
