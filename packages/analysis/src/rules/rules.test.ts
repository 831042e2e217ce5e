import { existsSync } from "node:fs";
import { DAY, HOUR } from "@contactpoint/engine";
import type { JournalRecord, PhaseRecord } from "@contactpoint/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import { CLEAN_SCENARIO, cleanJournal } from "./clean-journal.ts";
import type { NamedRecord } from "./clean-journal.ts";
import { FAULTS_IN_EXCHANGE } from "./faults-in-exchange.ts";
import { FAULTS_IN_HOLDS } from "./faults-in-holds.ts";
import { FAULTS_IN_THE_END } from "./faults-in-the-end.ts";
import { FAULTS_IN_UPKEEP } from "./faults-in-upkeep.ts";
import { judge } from "./judge.ts";
import { after, change, without } from "./planted-fault.ts";
import { task } from "./record-builders.ts";
import type { PublishedTransition, Rule } from "./rule.ts";
import { RULES, ruleById } from "./rules.ts";
import type { Verdict } from "./verdict.ts";

const FAULTS = [
  ...FAULTS_IN_EXCHANGE,
  ...FAULTS_IN_HOLDS,
  ...FAULTS_IN_UPKEEP,
  ...FAULTS_IN_THE_END,
];

// The transitions of the clean journal, and one that only a fault takes.
const TRANSITIONS: readonly PublishedTransition[] = [
  ...cleanJournal().flatMap(([, record]) => (record.kind === "state" ? [record] : [])),
  { machine: "hold", from: "ordered", event: "moved", to: "released" },
];

test.each(RULES.map((rule) => [rule.number, rule.id, rule] as const))(
  "%s %s holds on a clean journal and has something to check",
  (_number, _id, rule) => {
    const verdict = verdictOf(rule, cleanJournal());
    expect(verdict).toEqual({ verdict: "holds", checked: expect.any(Number) });
    expect(verdict.checked).toBeGreaterThan(0);
  },
);

test.each(FAULTS.map((planted) => [planted.rule, planted.fault, planted] as const))(
  "%s fires on %s and points at it",
  (number, _fault, { plant, witness }) => {
    const journal = plant(cleanJournal());
    const verdict = verdictOf(ruleNamed(number), journal);
    if (verdict.verdict !== "violated") throw new Error(`${number} says ${verdict.verdict}`);
    expect(verdict.witness.map(({ line }) => journal[line - 1]?.[0])).toEqual(witness);
    for (const { line, record } of verdict.witness) expect(record).toBe(journal[line - 1]?.[1]);
    expect(verdict.because).not.toBe("");
  },
);

test("every safety rule has a planted fault", () => {
  const safety = RULES.filter(({ kind }) => kind === "safety").map(({ number }) => number);
  expect(FAULTS.map(({ rule }) => rule)).toEqual(expect.arrayContaining(safety));
});

test("every rule has a planted fault", () => {
  const numbers = RULES.map(({ number }) => number);
  expect([...new Set(FAULTS.map(({ rule }) => rule))].sort()).toEqual([...numbers].sort());
});

test("the list has every number of safety from 1 to 34 and of liveness from 1 to 10", () => {
  const expected = [
    ...Array.from({ length: 34 }, (_, index) => `S${`${index + 1}`.padStart(2, "0")}`),
    "N01",
    "N02",
    "N03",
    ...Array.from({ length: 10 }, (_, index) => `L${`${index + 1}`.padStart(2, "0")}`),
  ];
  expect(RULES.map(({ number }) => number)).toEqual(expected);
});

test.each([
  ["L01", ["refused.acknowledged", "refused.known", "refused.requesting-final"]],
  ["L02", ["refused.requesting-final"]],
  ["L03", ["refused.known"]],
  ["L03", ["kept.extension-known"]],
  ["L03", ["kept.known"]],
  ["L04", ["produced.assistance-decided"]],
  ["L10", ["kept.notice"]],
])("%s is open, not violated, without %s", (number, missing) => {
  const journal = without(...missing)(cleanJournal());
  expect(verdictOf(ruleNamed(number), without("phase")(journal))).toMatchObject({
    verdict: "undecided",
    reason: expect.stringMatching(/^1 of \d+ obligations open, and no liveness phase$/u),
  });
});

test.each(FAULTS_IN_THE_END.map((planted) => [planted.rule, planted.fault, planted] as const))(
  "%s does not fire on %s without a phase, in a phase of half an hour, or outside its core",
  (number, _fault, { plant }) => {
    const journal = plant(cleanJournal());
    const phases: Partial<PhaseRecord>[] = [{ at: 500 * DAY - HOUR / 2 }, { core: [] }];
    for (const fields of phases) {
      const other = journal.map(([name, record]): NamedRecord =>
        record.kind === "phase" ? [name, { ...record, ...fields }] : [name, record],
      );
      expect(verdictOf(ruleNamed(number), other).verdict).not.toBe("violated");
    }
    const none = journal.filter(([, { kind }]) => kind !== "phase");
    expect(verdictOf(ruleNamed(number), none).verdict).toBe("undecided");
  },
);

test("N01 goes by when the provider acted, not by when its answer was heard", () => {
  const journal = cleanJournal();
  const at = journal.find(([name]) => name === "kept.answered")?.[1].at ?? Number.NaN;
  const heardLate = change("kept.answered", { at: 103 * DAY, acted_at: at })(journal);
  expect(verdictOf(ruleNamed("N01"), heardLate)).toMatchObject({ verdict: "holds" });
});

test("an empty journal leaves every rule undecided", () => {
  for (const rule of RULES) {
    expect(verdictOf(rule, [])).toEqual({
      verdict: "undecided",
      checked: 0,
      reason: expect.stringMatching(/./u),
    });
  }
});

test("without a published table the rule on transitions is undecided", () => {
  const judged = judge([ruleNamed("S12")], CLEAN_SCENARIO);
  cleanJournal().forEach(([, record], index) => judged.add(record, index + 1));
  expect(judged.verdicts()[0]?.verdict).toMatchObject({
    verdict: "undecided",
    reason: "no published table was given",
  });
});

test("a hold still open at the end must be under a running order", () => {
  const names = ["renewed", "produced", "requested-final", "requesting-final"];
  const journal = without(...names.map((name) => `produced.${name}`))(cleanJournal());
  const verdict = verdictOf(ruleNamed("S20"), journal);
  if (verdict.verdict !== "violated") throw new Error(`S20 says ${verdict.verdict}`);
  expect(verdict.witness.map(({ line }) => journal[line - 1]?.[0])).toEqual([
    "produced.suspended",
    "end",
  ]);
});

test.each([
  ["stopped before it ran out", 386, undefined, "holds"],
  ["stopped after it had run out", 387, undefined, "violated"],
  ["stopped before it ran out and came back", 386, 388, "violated"],
])("of an order whose contact point %s nothing else is asked", (_, down, back, expected) => {
  const names = ["renewed", "produced", "requested-final", "requesting-final"];
  const crash = { kind: "crash", node: "XB" } as const;
  const stops: NamedRecord[] = [["down", { ...crash, at: down * DAY, phase: "crashed" }]];
  if (back !== undefined) stops.push(["back", { ...crash, at: back * DAY, phase: "restarted" }]);
  const journal = after(
    "produced.suspended",
    ...stops,
  )(
    without(
      "crash.stopped",
      "crash.back",
      "crash.recovered",
      ...names.map((name) => `produced.${name}`),
    )(cleanJournal()),
  );
  expect(verdictOf(ruleNamed("S20"), journal).verdict).toBe(expected);
});

test("a chain of networks carries a message whose every hop lies within one of them", () => {
  const chained = { to: "XC", route: ["XA", "XB", "XC"], instrument: "police+prosecutors" };
  const journal = change("kept.extension-asked", chained)(cleanJournal());
  expect(verdictOf(ruleNamed("N02"), journal).verdict).toBe("holds");
});

test("records of background work change no verdict", () => {
  const noise: JournalRecord = {
    ...task("background/XB/1", 0, "background"),
    phase: "started",
  };
  const journal = cleanJournal().flatMap((named): NamedRecord[] => [["noise", noise], named]);
  for (const rule of RULES) {
    expect(verdictOf(rule, journal)).toEqual(verdictOf(rule, cleanJournal()));
  }
});

test("rules judge alone as they do together, whatever records are missing, and point at real lines", () => {
  const clean = cleanJournal();
  fc.assert(
    fc.property(fc.subarray([...clean], { minLength: 1 }), (journal) => {
      const together = judge(RULES, CLEAN_SCENARIO, TRANSITIONS);
      journal.forEach(([, record], index) => together.add(record, index + 1));
      for (const { rule, verdict } of together.verdicts()) {
        expect(verdictOf(rule, journal)).toEqual(verdict);
        if (verdict.verdict !== "violated") continue;
        const lines = verdict.witness.map(({ line }) => line);
        expect(lines).toEqual([...lines].sort((a, b) => a - b));
        for (const { line, record } of verdict.witness) expect(record).toBe(journal[line - 1]?.[1]);
      }
    }),
    { numRuns: 50 },
  );
});

test("a rule is found by its number and by its id, and its file bears the id", () => {
  for (const rule of RULES) {
    expect(ruleById(rule.number)).toBe(rule);
    expect(ruleById(rule.id)).toBe(rule);
    expect(existsSync(new URL(`./${rule.id}.ts`, import.meta.url))).toBe(true);
  }
  expect(ruleById("S99")).toBeUndefined();
  expect(new Set(RULES.flatMap(({ id, number }) => [id, number])).size).toBe(2 * RULES.length);
});

function ruleNamed(name: string): Rule {
  const rule = ruleById(name);
  if (rule === undefined) throw new Error(`there is no rule ${name}`);
  return rule;
}

/** Lines are counted from 1. */
function verdictOf(rule: Rule, journal: readonly NamedRecord[]): Verdict {
  const judged = judge([rule], CLEAN_SCENARIO, TRANSITIONS);
  journal.forEach(([, record], index) => judged.add(record, index + 1));
  const [only] = judged.verdicts();
  if (only === undefined) throw new Error("no verdict");
  return only.verdict;
}
