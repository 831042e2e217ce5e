import type { JournalRecord } from "@contactpoint/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import { journalOf } from "./testing/journal-of.ts";
import { networkArbitrary } from "./testing/network-arbitrary.ts";
import { propertyRuns } from "./testing/property-runs.ts";
import { resolveSketch } from "./testing/resolve-sketch.ts";
import { worldZones } from "./testing/world-zones.ts";

const zones = worldZones(Intl.supportedValuesOf("timeZone"));

test("A longer run begins as the shorter one went, and every task begun in that is finished", () => {
  let unfinished = 0;
  fc.assert(
    fc.property(networkArbitrary(zones), (sketch) => {
      const short = journalOf(resolveSketch(sketch)).slice(1, -1);
      const long = journalOf(resolveSketch({ ...sketch, days: sketch.days + 20 })).slice(1);
      const beginning = long.slice(0, short.length);
      expect(beginning.map(text)).toEqual(short.map(text));
      const begun = tasksBegun(short);
      unfinished += begun.size;
      for (const record of long) if (isFinish(record)) begun.delete(taskOf(record));
      expect([...begun]).toEqual([]);
    }),
    propertyRuns(80),
  );
  expect(unfinished).toBeGreaterThan(20);
});

function text(record: JournalRecord): string {
  return JSON.stringify(record);
}

type Task = Extract<JournalRecord, { kind: "task" }>;

/** Tasks of officers begun and not finished. */
function tasksBegun(journal: readonly JournalRecord[]): Set<string> {
  const begun = new Set<string>();
  for (const record of journal) {
    if (record.kind !== "task" || record.by !== "officer") continue;
    if (record.phase === "started") begun.add(taskOf(record));
    if (isFinish(record)) begun.delete(taskOf(record));
  }
  return begun;
}

function isFinish(record: JournalRecord): record is Task {
  return record.kind === "task" && record.phase === "finished";
}

function taskOf({ request, number }: Task): string {
  return `${request} ${number}`;
}
