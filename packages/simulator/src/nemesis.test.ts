import { DAY } from "@contactpoint/engine";
import { judge, type PublishedTransition, RULES } from "@contactpoint/analysis";
import type { JournalRecord, ResolvedFault, ResolvedScenario } from "@contactpoint/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import { simulate } from "./simulate.ts";
import { impossibilities } from "./testing/cause-check.ts";
import { NEMESIS_KINDS, nemesisArbitrary, type NemesisKind } from "./testing/fault-arbitrary.ts";
import { journalOf, journalText } from "./testing/journal-of.ts";
import { networkArbitrary } from "./testing/network-arbitrary.ts";
import type { NetworkSketch } from "./testing/network-sketch.ts";
import { propertyRuns } from "./testing/property-runs.ts";
import { resolveSketch } from "./testing/resolve-sketch.ts";
import { worldZones } from "./testing/world-zones.ts";

const zones = worldZones(Intl.supportedValuesOf("timeZone"));
const PUBLISHED: readonly PublishedTransition[] = [];

/** A random network, struck by faults of some kinds beside its own. */
function struckArbitrary(kinds: readonly NemesisKind[] = NEMESIS_KINDS): fc.Arbitrary<Struck> {
  return networkArbitrary(zones).chain((sketch) =>
    nemesisArbitrary(
      sketch.states.map(({ id }) => id),
      kinds,
    ).map((faults) => ({
      sketch,
      scenario: resolveSketch({ ...sketch, faults: [...sketch.faults, ...faults] }),
    })),
  );
}

interface Struck {
  readonly sketch: NetworkSketch;
  readonly scenario: ResolvedScenario;
}

test.for(NEMESIS_KINDS)("Under faults of kind %s nothing happens that cannot be", (kind) => {
  let fired = 0;
  fc.assert(
    fc.property(struckArbitrary([kind]), ({ scenario }) => {
      const journal = journalOf(scenario);
      expect(impossibilities(journal)).toEqual([]);
      fired += journal.filter((record) => isFiring(record)).length;
    }),
    propertyRuns(60),
  );
  expect(fired).toBeGreaterThan(20);
});

test("Both interpreters write the same journal, whatever strikes", () => {
  fc.assert(
    fc.property(struckArbitrary(), ({ scenario }) => {
      expect(journalText(scenario, "xstate") === journalText(scenario)).toBe(true);
    }),
    propertyRuns(40),
  );
});

test("As long as no store loses anything, no safety rule is violated under any fault it names", () => {
  const checked = new Map<string, number>();
  fc.assert(
    fc.property(struckArbitrary(), ({ sketch, scenario: drawn }) => {
      const scenario = { ...drawn, faults: drawn.faults.map(withFullStore) };
      const forgets = sketch.states.some(({ profile }) => profile.error.forget_renewal > 0);
      const judging = judge(RULES, scenario, PUBLISHED);
      journalOf(scenario).forEach((record, line) => judging.add(record, line + 1));
      for (const { rule, verdict } of judging.verdicts()) {
        checked.set(rule.number, (checked.get(rule.number) ?? 0) + verdict.checked);
        if (rule.kind !== "safety" || verdict.verdict !== "violated") continue;
        if (forgets && BROKEN_BY_FORGETTING.has(rule.number)) continue;
        if (scenario.faults.some(({ kind }) => !rule.holdsUnder.includes(kind))) continue;
        expect([rule.number, verdict.because, verdict.witness]).toEqual([]);
      }
    }),
    propertyRuns(150),
  );
  for (const number of ["S06", "S08", "S22"]) expect(checked.get(number)).toBeGreaterThan(10);
});

// A crash writes records of its own.
test("Leaving out a fault that never fired changes no record but its own", () => {
  let removed = 0;
  fc.assert(
    fc.property(struckArbitrary(), ({ scenario }) => {
      const journal = journalOf(scenario);
      const fired = new Set(journal.flatMap((record) => (isFiring(record) ? [record.fault] : [])));
      for (const fault of scenario.faults) {
        if (!isOfNemesis(fault.id) || fault.kind === "crash" || fired.has(fault.id)) continue;
        removed += 1;
        const faults = scenario.faults.filter((other) => other !== fault);
        const others = journal.filter((one) => one.kind !== "fault" || one.fault !== fault.id);
        expect(lines(journalOf({ ...scenario, faults }))).toEqual(lines(others));
      }
    }),
    propertyRuns(60),
  );
  expect(removed).toBeGreaterThan(20);
});

test("Whatever strikes, every need is drawn as it would be without", () => {
  fc.assert(
    fc.property(struckArbitrary(), ({ sketch, scenario }) => {
      const needs = (journal: readonly JournalRecord[]): string[] =>
        lines(journal.filter((one) => one.kind === "need" && one.parent === undefined));
      expect(needs(journalOf(scenario))).toEqual(needs(journalOf(resolveSketch(sketch))));
    }),
    propertyRuns(60),
  );
});

test("A contact point does nothing while it is down, and all that it was told comes in afterwards", () => {
  let restarts = 0;
  fc.assert(
    fc.property(struckArbitrary(["crash"]), ({ scenario }) => {
      const down = new Set<string>();
      for (const record of journalOf(scenario)) {
        if (record.kind === "crash" && record.phase === "crashed") down.add(record.node);
        else if (record.kind === "crash") {
          if (record.phase === "restarted") restarts += 1;
          down.delete(record.node);
        } else if (
          (record.kind === "state" && record.machine !== "desk") ||
          record.kind === "delivered"
        )
          expect(down.has(record.node)).toBe(false);
        else if (record.kind === "sent") expect(down.has(record.from)).toBe(false);
      }
    }),
    propertyRuns(80),
  );
  expect(restarts).toBeGreaterThan(30);
});

test("In the last phase nothing arises, nothing begins, and nothing is lost within the core", () => {
  let delivered = 0;
  fc.assert(
    fc.property(struckArbitrary(), ({ scenario: drawn }) => {
      const core = drawn.states.slice(0, 2).map(({ id }) => id);
      const from = drawn.clock.start + DAY;
      const scenario = { ...drawn, liveness: { from, core } };
      const journal = journalOf(scenario);
      expect(impossibilities(journal)).toEqual([]);
      const parties = new Map<string, readonly string[]>();
      for (const record of journal) {
        if (record.kind === "sent" && record.at > from) parties.set(record.message, record.route);
        if (record.at <= from) continue;
        if (record.kind === "need") expect(record.parent).toBeDefined();
        if (record.kind === "fault") expect(record.phase).toBe("fired");
        if (record.kind !== "lost" && record.kind !== "delivered") continue;
        const route = parties.get(record.message) ?? [];
        if (route.length === 0 || !route.every((id) => core.includes(id))) continue;
        if (record.kind === "delivered") delivered += 1;
        // Whoever is called out of hours may still be out.
        else expect(record.reason).toBe("unreached");
      }
    }),
    propertyRuns(80),
  );
  expect(delivered).toBeGreaterThan(50);
});

test("A run tells which of its choices decided nothing", () => {
  const [sketch] = fc.sample(networkArbitrary(zones), propertyRuns(1));
  if (sketch === undefined) throw new Error("no network was drawn");
  const scenario = resolveSketch(sketch);
  const task = journalOf(scenario).find((one) => one.kind === "task" && one.phase === "finished");
  if (task?.kind !== "task") throw new Error("nobody did anything");
  const used = `takes/${task.node}/${task.request}/${task.task}/${task.number}`;
  const choices = [
    { draw: used, is: 1 },
    { draw: "link/XA>XB/nothing/XA/1/0.0", is: "drop" },
  ];
  const { unusedChoices } = simulate({ ...scenario, choices });
  expect(unusedChoices).toEqual(["link/XA>XB/nothing/XA/1/0.0"]);
});

/** Rules that an officer breaks who forgets to renew a domestic order. */
const BROKEN_BY_FORGETTING = new Set(["S18", "S19", "S24"]);

function withFullStore(fault: ResolvedFault): ResolvedFault {
  return fault.kind === "crash" ? { ...fault, store: "full" } : fault;
}

function isFiring(record: JournalRecord): record is Extract<JournalRecord, { kind: "fault" }> {
  return record.kind === "fault" && record.phase === "fired" && isOfNemesis(record.fault);
}

function isOfNemesis(fault: string): boolean {
  return fault.startsWith("nemesis");
}

/** But for the first and the last record: those hold the scenario and a count of events. */
function lines(journal: readonly JournalRecord[]): string[] {
  return journal
    .filter(({ kind }) => kind !== "scenario" && kind !== "end")
    .map((record) => JSON.stringify(record));
}
