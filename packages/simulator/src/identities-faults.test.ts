import type { JournalRecord, ResolvedFault, ResolvedScenario } from "@contactpoint/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import { journalOf } from "./testing/journal-of.ts";
import { networkArbitrary } from "./testing/network-arbitrary.ts";
import { propertyRuns } from "./testing/property-runs.ts";
import { resolveSketch } from "./testing/resolve-sketch.ts";
import { worldZones } from "./testing/world-zones.ts";

const zones = worldZones(Intl.supportedValuesOf("timeZone"));

test("A fault of no strength is the same as no fault, to the byte", () => {
  let harmless = 0;
  fc.assert(
    fc.property(networkArbitrary(zones), (sketch) => {
      const scenario = resolveSketch(sketch);
      const weak = scenario.faults.flatMap(weakened);
      if (weak.length === 0) return;
      harmless += weak.length;
      const names = new Set(weak.map(({ id }) => id));
      const faults = [...weak, ...scenario.faults];
      const isOther = (record: JournalRecord): boolean =>
        record.kind !== "fault" || !names.has(record.fault);
      expect(lines({ ...scenario, faults }, isOther)).toEqual(lines(scenario, () => true));
    }),
    propertyRuns(80),
  );
  expect(harmless).toBeGreaterThan(60);
});

test("A contact point is out of service exactly while some outage of it lasts", () => {
  let outages = 0;
  fc.assert(
    fc.property(networkArbitrary(zones), (sketch) => {
      const scenario = resolveSketch(sketch);
      const active = new Map<string, number>();
      const out = new Set<string>();
      let now = scenario.clock.start;
      for (const record of journalOf(scenario)) {
        if (record.at > now) {
          for (const { id } of scenario.states) {
            expect([id, out.has(id)]).toEqual([id, (active.get(id) ?? 0) > 0]);
          }
          now = record.at;
        }
        if (record.kind === "duty" && record.duty === "out-of-service") out.add(record.node);
        else if (record.kind === "duty") out.delete(record.node);
        if (record.kind !== "fault" || record.phase === "fired") continue;
        const fault = scenario.faults.find(({ id }) => id === record.fault);
        if (fault?.kind !== "outage") continue;
        outages += 1;
        for (const id of fault.states) {
          active.set(id, (active.get(id) ?? 0) + (record.phase === "began" ? 1 : -1));
        }
      }
    }),
    propertyRuns(50),
  );
  expect(outages).toBeGreaterThan(20);
});

/** The same fault without effect, if it can be had, under a name of its own. */
function weakened(fault: ResolvedFault): ResolvedFault[] {
  const id = `weak-${fault.id}`;
  switch (fault.kind) {
    case "loss":
    case "reordering":
    case "duplication":
    case "provider-refusal":
      return [{ ...fault, id, share: 0 }];
    case "latency":
      return [{ ...fault, id, adds: 0 }];
    case "no-show":
      return [{ ...fault, id, officers: 0 }];
    case "partition":
      return [{ ...fault, id, links: [] }];
    case "slowness":
      return [{ ...fault, id, factor: 1 }];
    case "outage":
    case "crash":
    case "clock":
    case "revocation":
    case "bad-message":
      return [{ ...fault, id, states: [] }];
  }
}

function lines(scenario: ResolvedScenario, isChosen: (record: JournalRecord) => boolean): string[] {
  return journalOf(scenario)
    .slice(1, -1)
    .filter(isChosen)
    .map((record) => JSON.stringify(record));
}
