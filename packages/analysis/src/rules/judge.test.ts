import type { CrashRecord, FaultRecord, JournalRecord } from "@contactpoint/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import { CLEAN_SCENARIO } from "./clean-journal.ts";
import { judge } from "./judge.ts";
import { order } from "./record-builders.ts";
import type { FaultKind, JudgedScenario, Rule } from "./rule.ts";
import { ALL_FAULTS, STORE_KEEPING_FAULTS } from "./rule.ts";
import { ruleById, RULES } from "./rules.ts";
import type { Verdict } from "./verdict.ts";

const FAULT = { group: null, from: 0, until: 9, states: ["XB"] } as const;
const SCENARIO: JudgedScenario = {
  ...CLEAN_SCENARIO,
  faults: [
    { ...FAULT, id: "out", kind: "outage" },
    { ...FAULT, id: "old", kind: "crash", point: "before-write", store: "stale", loses: 1 },
  ],
};

// Two orders for one item break S04, which stands every fault that spares the store.
const BROKEN: readonly JournalRecord[] = [order("a", 5, {}), order("a", 6, {})];

test("A fault that a rule need not stand excuses what comes about once it has struck, and names itself", () => {
  expect(verdictOf("S04", [...BROKEN]).verdict).toBe("violated");
  expect(verdictOf("S04", [began("out", 1), ...BROKEN]).verdict).toBe("violated");
  expect(verdictOf("S04", [began("old", 1), ...BROKEN])).toEqual({
    verdict: "undecided",
    checked: 2,
    reason: "an order for the item was under way, excused by stale-store",
  });
});

test("A fault that struck later, or never, excuses nothing", () => {
  expect(verdictOf("S04", [...BROKEN, began("old", 7)]).verdict).toBe("violated");
  expect(verdictOf("S04", [{ ...began("old", 1), phase: "ended" }, ...BROKEN]).verdict).toBe(
    "violated",
  );
});

test.each(["stale", "empty", "full"] as const)(
  "A crash whose store comes back %s speaks for itself, without a fault in the scenario",
  (store) => {
    const crash: CrashRecord = { kind: "crash", at: 1, node: "XB", phase: "restarted", store };
    const { verdict } = verdictOf("S04", [crash, ...BROKEN]);
    expect(verdict).toBe(store === "full" ? "violated" : "undecided");
  },
);

test("Every rule stands the faults that spare the store, but for what they show too late", () => {
  // A process that stands still hears only afterwards of what a provider did in time.
  const excused: Readonly<Record<string, readonly string[]>> = { N01: ["crash"] };
  for (const { number, holdsUnder } of RULES) {
    expect([number, ...missing(holdsUnder)]).toEqual([number, ...(excused[number] ?? [])]);
  }
  expect([...STORE_KEEPING_FAULTS, "stale-store", "empty-store"]).toEqual(ALL_FAULTS);
});

test("A rule that stands a kind of fault is never excused by it", () => {
  fc.assert(
    fc.property(
      fc.subarray([...ALL_FAULTS]),
      fc.constantFrom(...ALL_FAULTS),
      (holdsUnder, kind) => {
        const always: Rule = {
          ...named("S04"),
          holdsUnder,
          observer: () => ({
            on: () => undefined,
            verdict: () => ({
              verdict: "violated",
              checked: 1,
              violations: 1,
              because: "so",
              witness: [{ line: 1, record: order("a", 5, {}) }],
            }),
          }),
        };
        const scenario = { ...SCENARIO, faults: [faultOf(kind)] };
        const judging = judge([always], scenario);
        judging.add(began("it", 2), 1);
        const isStood =
          holdsUnder.includes(kind) && (!kind.endsWith("store") || holdsUnder.includes("crash"));
        expect(judging.verdicts()[0]?.verdict.verdict).toBe(isStood ? "violated" : "undecided");
      },
    ),
  );
});

/** A fault of a kind, as far as judging looks at it. */
function faultOf(kind: FaultKind): JudgedScenario["faults"][number] {
  const crash = { ...FAULT, id: "it", kind: "crash", point: "before-write", loses: 0 } as const;
  if (kind === "stale-store") return { ...crash, store: "stale" };
  if (kind === "empty-store") return { ...crash, store: "empty" };
  if (kind === "crash") return { ...crash, store: "full" };
  return { ...FAULT, id: "it", kind } as JudgedScenario["faults"][number];
}

function missing(holdsUnder: readonly FaultKind[]): readonly FaultKind[] {
  return STORE_KEEPING_FAULTS.filter((kind) => !holdsUnder.includes(kind));
}

function began(fault: string, at: number): FaultRecord {
  return { kind: "fault", at, fault, phase: "began" };
}

function named(number: string): Rule {
  const rule = ruleById(number);
  if (rule === undefined) throw new Error(`there is no rule ${number}`);
  return rule;
}

function verdictOf(number: string, journal: readonly JournalRecord[]): Verdict {
  const judging = judge([named(number)], SCENARIO);
  journal.forEach((record, index) => judging.add(record, index + 1));
  const [only] = judging.verdicts();
  if (only === undefined) throw new Error("no verdict");
  return only.verdict;
}
