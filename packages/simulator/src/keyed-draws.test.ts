import type { JournalRecord, ResolvedFault, ResolvedScenario } from "@contactpoint/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import { drawnQuantities } from "./testing/drawn-quantities.ts";
import { withoutCompetition } from "./testing/eased-network.ts";
import { journalOf } from "./testing/journal-of.ts";
import { chosenLines, requestAt, rootOf } from "./testing/left-out.ts";
import { networkArbitrary } from "./testing/network-arbitrary.ts";
import type { NetworkSketch } from "./testing/network-sketch.ts";
import { PATIENCE } from "./testing/plain-network.ts";
import { propertyRuns } from "./testing/property-runs.ts";
import { resolveSketch } from "./testing/resolve-sketch.ts";
import { worldZones } from "./testing/world-zones.ts";

const zones = worldZones(Intl.supportedValuesOf("timeZone"));
const chosen = fc.nat(1_000);

test("Leaving out a fault that never fired changes no record but its own", () => {
  let removed = 0;
  fc.assert(
    fc.property(networkArbitrary(zones), (sketch) => {
      const scenario = resolveSketch(sketch);
      const journal = journalOf(scenario);
      const fired = new Set(journal.map((record) => firing(record)?.fault));
      for (const fault of scenario.faults) {
        if (!MARKED.has(fault.kind) || fired.has(fault.id)) continue;
        removed += 1;
        const others = scenario.faults.filter((other) => other !== fault);
        const less = journalOf({ ...scenario, faults: others });
        expect(chosenLines(less)).toEqual(chosenLines(journal, isNotOf(fault)));
      }
    }),
    propertyRuns(120),
  );
  expect(removed).toBeGreaterThan(50);
});

test("Where nobody competes, leaving out a request leaves every other record as it was", () => {
  let omitted = 0;
  fc.assert(
    fc.property(networkArbitrary(zones), chosen, (sketch, at) => {
      const scenario = resolveSketch(withoutCompetition(sketch));
      const journal = journalOf(scenario);
      const id = requestAt(journal, at);
      if (id === null) return;
      omitted += 1;
      const less = journalOf({ ...scenario, omit: [id] });
      expect(chosenLines(less)).toEqual(chosenLines(journal, (record) => rootOf(record) !== id));
    }),
    propertyRuns(150),
  );
  expect(omitted).toBeGreaterThan(100);
});

test("Where nobody competes, leaving out a fault leaves every request that it never touched as it was", () => {
  let touched = 0;
  fc.assert(
    fc.property(networkArbitrary(zones), (sketch) => {
      const scenario = resolveSketch(withoutCompetition(sketch));
      const journal = journalOf(scenario);
      for (const fault of scenario.faults.filter(({ kind }) => MARKED.has(kind))) {
        const hit = new Set<string | undefined>();
        for (const record of journal) {
          if (firing(record)?.fault === fault.id) hit.add(rootOf(record));
        }
        touched += hit.size;
        const others = scenario.faults.filter((other) => other !== fault);
        const less = journalOf({ ...scenario, faults: others });
        const untouched = (record: JournalRecord): boolean => !hit.has(rootOf(record) ?? "none");
        const kept = chosenLines(journal, (record) => untouched(record) && isNotOf(fault)(record));
        expect(chosenLines(less, untouched)).toEqual(kept);
      }
    }),
    propertyRuns(100),
  );
  expect(touched).toBeGreaterThan(50);
});

test("However requests compete, leaving out one request or fault changes no other draw", () => {
  let compared = 0;
  fc.assert(
    fc.property(networkArbitrary(zones), chosen, fc.boolean(), (sketch, at, omitsFault) => {
      const scenario = resolveSketch(timeless(sketch));
      const journal = journalOf(scenario);
      const id = requestAt(journal, at);
      const fault = scenario.faults[at % scenario.faults.length];
      const less = journalOf(
        omitsFault
          ? { ...scenario, faults: without(scenario, fault) }
          : { ...scenario, omit: [id ?? ""] },
      );
      const isOther = (record: JournalRecord): boolean =>
        record.kind === "need" &&
        record.parent === undefined &&
        (omitsFault || record.request !== id);
      expect(chosenLines(less, isOther)).toEqual(chosenLines(journal, isOther));
      const before = drawnQuantities(journal);
      for (const [name, { by, is }] of drawnQuantities(less)) {
        const other = before.get(name);
        if (other?.by !== by) continue;
        compared += 1;
        expect({ name, is }).toEqual({ name, is: other.is });
      }
    }),
    propertyRuns(150),
  );
  expect(compared).toBeGreaterThan(5_000);
});

test("However often one side asks again, tasks, orders and first messages take their time", () => {
  let compared = 0;
  fc.assert(
    fc.property(networkArbitrary(zones), (sketch) => {
      const often = timeless(sketch);
      const status_query = { after: PATIENCE, most: 1 };
      const rungs = often.escalation.map((rung) => ({ ...rung, wait: PATIENCE }));
      const seldom = { ...often, escalation: rungs, practice: { ...often.practice, status_query } };
      const before = drawnQuantities(journalOf(resolveSketch(seldom)));
      for (const [name, { by, is }] of drawnQuantities(journalOf(resolveSketch(often)))) {
        const other = before.get(name);
        if (other?.by !== by) continue;
        compared += 1;
        expect({ name, is }).toEqual({ name, is: other.is });
      }
    }),
    propertyRuns(120),
  );
  expect(compared).toBeGreaterThan(4_000);
});

/** Faults that are noted each time they change something. An outage or a no-show is not. */
const MARKED = new Set<ResolvedFault["kind"]>([
  "partition",
  "latency",
  "loss",
  "duplication",
  "provider-refusal",
]);

/**
 * The same network where no time but the drawn one passes between order and answer, or while a
 * message is under way: no closed provider, no added latency, no second copy, no addressee out of order.
 */
function timeless(sketch: NetworkSketch): NetworkSketch {
  const kinds = new Set<ResolvedFault["kind"]>(["latency", "duplication", "outage"]);
  return {
    ...sketch,
    providers: sketch.providers.map((provider) => ({ ...provider, hours: null })),
    faults: sketch.faults.filter(({ kind }) => !kinds.has(kind)),
  };
}

function without(
  { faults }: ResolvedScenario,
  fault: ResolvedFault | undefined,
): readonly ResolvedFault[] {
  return faults.filter((other) => other !== fault);
}

function firing(record: JournalRecord): Extract<JournalRecord, { kind: "fault" }> | null {
  return record.kind === "fault" && record.phase === "fired" ? record : null;
}

function isNotOf(fault: ResolvedFault): (record: JournalRecord) => boolean {
  return (record) => record.kind !== "fault" || record.fault !== fault.id;
}
