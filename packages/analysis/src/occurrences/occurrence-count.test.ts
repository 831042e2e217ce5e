import { DAY, HOUR } from "@contactpoint/engine";
import type { JournalRecord } from "@contactpoint/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import { CLEAN_SCENARIO, cleanJournal } from "../rules/clean-journal.ts";
import { judge } from "../rules/judge.ts";
import { delivered, hold, needOf, sent, task } from "../rules/record-builders.ts";
import { ALL_FAULTS } from "../rules/rule.ts";
import type { JudgedScenario } from "../rules/rule.ts";
import { RULES } from "../rules/rules.ts";
import { OccurrenceCount } from "./occurrence-count.ts";
import { addOccurrences, shortfalls, transitionName } from "./occurrence-tally.ts";
import type { OccurrenceTally } from "./occurrence-tally.ts";
import { OCCURRENCES } from "./occurrences.ts";

const UNTIL = 160 * DAY;

/** What each happens with, and the same where it just does not. */
const CASES: readonly [id: string, records: JournalRecord[], missed: JournalRecord[]][] = [
  ["assistance-in-the-last-hour", lodged(UNTIL - HOUR), lodged(UNTIL - HOUR - 1)],
  [
    "skew-across-an-expiry",
    [hold("a", UNTIL, "released", UNTIL, UNTIL, "expiry")],
    [hold("a", UNTIL, "released", UNTIL, UNTIL, "withdrawal")],
  ],
  ["emergency-overtakes-routine", overtaking(true), overtaking(false)],
  ["hand-over-during-a-case", handOver(2), handOver(0)],
  ["reconnect-to-a-stale-peer", restarted("stale"), restarted("full")],
];

test.each(CASES)("%s is counted when it happens, and only then", (id, records, missed) => {
  expect(tallyOf(records).occurrences.get(id)).toBe(1);
  expect(tallyOf(missed).occurrences.get(id)).toBe(0);
});

test("The clean journal comes upon what it shows, and a journal of needs upon nothing", () => {
  const { occurrences } = tallyOf(cleanJournal().map(([, record]) => record));
  const found = [...occurrences].filter(([, count]) => count > 0);
  expect(Object.fromEntries(found)).toEqual({
    "refusal-for-essential-interests": 1,
    extension: 1,
    "duplicate-answered-from-memory": 1,
    "crash-between-write-and-send": 1,
    "revoked-sender-rejected": 1,
    "skew-across-an-expiry": 1,
  });
  const none = tallyOf([needOf("a", 0)]).occurrences;
  expect([...none.values()].every((count) => count === 0)).toBe(true);
});

test("Faults count by kind and only when they fire, transitions by name, premises by rule", () => {
  const fault = { kind: "fault", at: 0, fault: "stop" } as const;
  const tally = tallyOf([
    { ...fault, phase: "began" },
    { ...fault, phase: "fired" },
    { ...fault, phase: "ended" },
    ...cleanJournal().map(([, record]) => record),
  ]);
  expect([...tally.faults]).toEqual([
    ["crash", 1],
    ["stale-store", 1],
  ]);
  const moves = cleanJournal().flatMap(([, record]) => (record.kind === "state" ? [record] : []));
  for (const move of moves) {
    const count = moves.filter((other) => transitionName(other) === transitionName(move)).length;
    expect(tally.transitions.get(transitionName(move))).toBe(count);
  }
  expect(tally.premises.size).toBe(RULES.length);
});

test("A batch falls short of everything until it came upon it often enough", () => {
  const transitions = [{ machine: "hold", from: "ordered", event: "moved", to: "negative" }];
  expect(shortfalls(tallyOf([]), transitions)).toHaveLength(
    OCCURRENCES.length + ALL_FAULTS.length + 1,
  );
  const enough: OccurrenceTally = {
    occurrences: new Map(OCCURRENCES.map(({ id, minimum }) => [id, minimum])),
    faults: new Map(ALL_FAULTS.map((kind) => [kind, 1])),
    transitions: new Map(transitions.map((each) => [transitionName(each), 1])),
    premises: new Map(),
  };
  expect(shortfalls(enough, transitions)).toEqual([]);
  const one = new Map(enough.occurrences).set("extension", 1);
  expect(shortfalls({ ...enough, occurrences: one }, transitions)).toEqual([
    { kind: "occurrence", what: "extension", count: 1, minimum: 10 },
  ]);
});

test("Tallies add up in any order", () => {
  const counts = fc
    .array(fc.tuple(fc.constantFrom("a", "b", "c"), fc.nat(9)))
    .map((pairs) => new Map(pairs));
  const tally = fc.record({
    occurrences: counts,
    faults: counts,
    transitions: counts,
    premises: counts,
  });
  fc.assert(
    fc.property(tally, tally, tally, (a, b, c) => {
      expect(addOccurrences(a, b)).toEqual(addOccurrences(b, a));
      expect(addOccurrences(addOccurrences(a, b), c)).toEqual(
        addOccurrences(a, addOccurrences(b, c)),
      );
    }),
  );
});

const SCENARIO: JudgedScenario = {
  ...CLEAN_SCENARIO,
  faults: [
    ...CLEAN_SCENARIO.faults,
    {
      id: "stop",
      kind: "crash",
      group: null,
      from: 0,
      until: 1,
      states: ["XA"],
      point: "before-send",
      store: "stale",
      loses: HOUR,
    },
    {
      id: "wrong",
      kind: "clock",
      group: null,
      from: 0,
      until: 2 * DAY,
      states: ["XB"],
      offset: 1,
      drift: 0,
    },
  ],
};

function tallyOf(records: readonly JournalRecord[]): OccurrenceTally {
  const count = new OccurrenceCount(SCENARIO);
  const judging = judge(RULES, SCENARIO, [], count);
  records.forEach((record, line) => judging.add(record, line + 1));
  return count.tally(judging.verdicts());
}

function lodged(at: number): JournalRecord[] {
  return [
    hold("a", UNTIL - 60 * DAY, "began", UNTIL, UNTIL),
    delivered("a", 11, at, "assistance-request", "XB"),
  ];
}

function overtaking(isEarlier: boolean): JournalRecord[] {
  const routine: JournalRecord = { ...task("slow", 1, "check"), phase: "asked" };
  const emergency: JournalRecord = { ...task("fast", 1, "check"), phase: "asked" };
  return [
    needOf("slow", 0),
    { ...needOf("fast", 0), urgency: "emergency" },
    ...(isEarlier ? [routine, { ...emergency, at: 2 }] : [emergency, { ...routine, at: 2 }]),
    { ...task("fast", 3, "check"), phase: "started" },
  ];
}

function handOver(present: number): JournalRecord[] {
  return [
    sent("a", 1, 0, "request"),
    delivered("a", 1, 0, "request", "XB"),
    { ...task("a", 1, "acknowledge"), phase: "asked" },
    { kind: "duty", at: 2, node: "XB", duty: "desk", present, on_call: 0 },
    { ...task("a", 3, "acknowledge"), phase: "started" },
    { ...task("a", 4, "check"), phase: "started" },
  ];
}

function restarted(store: "stale" | "full"): JournalRecord[] {
  return [
    { kind: "crash", at: 0, node: "XB", phase: "restarted", store },
    delivered("a", 1, 1, "request", "XB"),
    delivered("a", 3, 2, "status-query", "XB"),
  ];
}
