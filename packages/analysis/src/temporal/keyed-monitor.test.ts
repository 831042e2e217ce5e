import fc from "fast-check";
import { expect, test } from "vitest";
import { after, all, always, leadsTo, never } from "./formula.ts";
import type { Formula } from "./formula.ts";
import { KeyedMonitor } from "./keyed-monitor.ts";
import { isOpen, isViolated } from "./naive-evaluation.ts";
import type { Line } from "./progress.ts";

interface Fact {
  readonly at: number;
  readonly key: string;
  readonly is: string;
}

const NAMES = ["a", "b", "c"] as const;
const is =
  (name: string) =>
  (fact: Fact): boolean =>
    fact.is === name;

const name = fc.constantFrom(...NAMES);
const { formula } = fc.letrec<{ formula: Formula<Fact>; leaf: Formula<Fact> }>((tie) => ({
  leaf: fc.oneof(
    name.map((one) => never(is(one))),
    name.map((one) => always((fact: Fact) => !is(one)(fact))),
    fc
      .tuple(name, name, fc.constantFrom(1, 3, Infinity))
      .map(([cause, effect, within]) => leadsTo(is(cause), is(effect), within)),
  ),
  formula: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    tie("leaf"),
    fc
      .tuple(name, name, tie("formula"))
      .map(([opens, closes, inner]) => after(is(opens)).until(is(closes)).holds(inner)),
    fc.tuple(tie("formula"), tie("formula")).map((parts) => all(...parts)),
  ),
}));

const facts = fc
  .array(
    fc.record({
      wait: fc.nat(2),
      key: fc.constantFrom("x", "y"),
      is: fc.constantFrom("a", "b", "c", "-"),
    }),
    {
      maxLength: 12,
      size: "max",
    },
  )
  .map((steps) => {
    let at = 0;
    return steps.map(({ wait, ...fact }): Fact => ({ ...fact, at: (at += wait) }));
  });

test("Progression finds the first fact at which the definitions see a violation, and what is owed", () => {
  fc.assert(
    fc.property(formula, facts, (each, journal) => {
      const { firstBroken, monitor } = watch(each, journal);
      for (const key of ["x", "y"]) {
        const own = (end: number) => ({
          facts: journal.slice(0, end).filter((fact) => fact.key === key),
          now: journal[end - 1]?.at ?? -Infinity,
        });
        const broken = journal.findIndex((_, index) => {
          const { facts: some, now } = own(index + 1);
          return isViolated(each, some, 0, some.length, now);
        });
        expect(firstBroken.get(key)).toBe(broken === -1 ? undefined : broken + 1);
      }
      if (firstBroken.size > 0) return;
      const isOwed = ["x", "y"].some((key) =>
        isOpen(
          each,
          journal.filter((fact) => fact.key === key),
        ),
      );
      expect(monitor.owed > 0).toBe(isOwed);
    }),
    { numRuns: 2000 },
  );
});

test("A witness is in order, ends with the fact that shows the violation, and violates by itself", () => {
  fc.assert(
    fc.property(formula, facts, (each, journal) => {
      for (const witness of watch(each, journal).witnesses) {
        const lines = witness.map(({ line }) => line);
        expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b));
        for (const { line, record } of witness) expect(record).toBe(journal[line - 1]);
        // The last fact may be of another key: then it shows no more than the time.
        const last = witness.at(-1)?.record;
        const own = witness
          .map(({ record }) => record)
          .filter(({ key }) => key === witness[0]?.record.key);
        expect(isViolated(each, own, 0, own.length, last?.at)).toBe(true);
      }
    }),
    { numRuns: 2000 },
  );
});

test("A finished key takes no memory", () => {
  const monitor = new KeyedMonitor<Fact>(
    all(leadsTo(is("a"), is("b"), 5), after(is("a")).until(is("b")).never(is("c"))),
    () => expect.fail("nothing is violated"),
  );
  for (let index = 0; index < 1000; index++) {
    monitor.add(`${index}`, { at: index, key: `${index}`, is: "a" }, 3 * index);
    monitor.add(`${index}`, { at: index, key: `${index}`, is: "b" }, 3 * index + 1);
    monitor.add(`${index}`, { at: index, key: `${index}`, is: "-" }, 3 * index + 2);
    expect(monitor.size).toBe(0);
  }
  expect(monitor.premises).toBe(2000);
});

test("A key that is opened again and again owes one fact, from the first time on", () => {
  const witnesses: (readonly Line<Fact>[])[] = [];
  const monitor = new KeyedMonitor<Fact>(leadsTo(is("a"), is("b"), 100), (witness) => {
    witnesses.push(witness);
  });
  for (let at = 0; at <= 100; at++) monitor.add("x", { at, key: "x", is: "a" }, at);
  expect(monitor.owed).toBe(1);
  monitor.add("x", { at: 101, key: "x", is: "b" }, 101);
  expect(witnesses.map((witness) => witness.map(({ line }) => line))).toEqual([[0, 101]]);
});

test("Silence of one key breaks its bound at the first later fact of any key", () => {
  const { witnesses } = watch(leadsTo(is("a"), is("b"), 2), [
    { at: 0, key: "x", is: "a" },
    { at: 2, key: "y", is: "-" },
    { at: 3, key: "y", is: "-" },
    { at: 4, key: "x", is: "b" },
  ]);
  expect(witnesses.map((witness) => witness.map(({ line }) => line))).toEqual([[1, 3]]);
});

function watch(each: Formula<Fact>, journal: readonly Fact[]) {
  const witnesses: (readonly Line<Fact>[])[] = [];
  const firstBroken = new Map<string, number>();
  const monitor = new KeyedMonitor<Fact>(each, (witness) => {
    witnesses.push(witness);
    const key = witness[0]?.record.key ?? "";
    const line = witness.at(-1)?.line;
    if (line !== undefined && !firstBroken.has(key)) firstBroken.set(key, line);
  });
  journal.forEach((fact, index) => monitor.add(fact.key, fact, index + 1));
  return { witnesses, firstBroken, monitor };
}
