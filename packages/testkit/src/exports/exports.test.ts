import { journalArbitrary } from "@contactpoint/analysis/testing";
import fc from "fast-check";
import { expect, test } from "vitest";

import { itfTrace } from "./itf-trace.ts";
import { SHIVIZ_PARSER, shivizLog } from "./shiviz-log.ts";

type Clock = Readonly<Record<string, number>>;

/** The events of a log, read by the expression that ShiViz is given. */
function parsed(log: string): { event: string; host: string; clock: Clock }[] {
  const read = [...log.matchAll(new RegExp(SHIVIZ_PARSER, "gu"))];
  return read.map(({ groups = {} }) => ({
    event: groups["event"] ?? "",
    host: groups["host"] ?? "",
    clock: JSON.parse(groups["clock"] ?? "") as Clock,
  }));
}

test("In a ShiViz log each host counts its own events, and clocks never fall", () => {
  fc.assert(
    fc.property(journalArbitrary(), (journal) => {
      const log = shivizLog(journal);
      const events = parsed(log);
      expect(events.length * 2).toBe(log.split("\n").length - 1);
      const last = new Map<string, Clock>();
      for (const { host, clock } of events) {
        const before = last.get(host) ?? {};
        expect(clock[host]).toBe((before[host] ?? 0) + 1);
        for (const [other, count] of Object.entries(before)) {
          expect(clock[other]).toBeGreaterThanOrEqual(count);
        }
        last.set(host, clock);
      }
    }),
    { numRuns: 60 },
  );
});

test("What a message carries is known to whoever it reaches", () => {
  let carried = 0;
  fc.assert(
    fc.property(journalArbitrary(), (journal) => {
      const clocks = new Map<string, Clock>();
      for (const { event, clock } of parsed(shivizLog(journal))) {
        const message = / message=(\S+)/u.exec(event)?.[1];
        if (message === undefined) continue;
        if (event.startsWith("sent ")) clocks.set(message, clock);
        const sent = event.startsWith("delivered ") ? clocks.get(message) : undefined;
        if (sent === undefined) continue;
        carried += 1;
        for (const [host, count] of Object.entries(sent)) {
          expect(clock[host]).toBeGreaterThanOrEqual(count);
        }
      }
    }),
    { numRuns: 60 },
  );
  expect(carried).toBeGreaterThan(0);
});

test("An ITF trace has a state a record, and knows what flies and where each machine is", () => {
  fc.assert(
    fc.property(journalArbitrary(), (journal) => {
      const { vars, states } = itfTrace(journal, "any.yaml");
      expect(states).toHaveLength(journal.length);
      states.forEach((state, index) => {
        expect(Object.keys(state)).toEqual(["#meta", ...vars]);
        expect(state["#meta"].index).toBe(index);
        expect(state.now["#bigint"]).toBe(String(journal[index]?.at));
      });
      const final = states.at(-1);
      const machines = new Map(final?.machines["#map"]);
      for (const record of journal) {
        if (record.kind !== "state") continue;
        const { node, machine, request = "", item = "" } = record;
        const key = `${node} ${machine} ${request} ${item}`.trim();
        const later = journal.findLast(
          (each) =>
            each.kind === "state" &&
            `${each.node} ${each.machine} ${each.request ?? ""} ${each.item ?? ""}`.trim() === key,
        );
        expect(machines.get(key)).toBe(later?.kind === "state" ? later.to : undefined);
      }
      const ended = new Set(
        journal.flatMap((each) =>
          each.kind === "delivered" || each.kind === "lost" ? [each.message] : [],
        ),
      );
      for (const [message] of final?.flying["#map"] ?? []) expect(ended).not.toContain(message);
    }),
    { numRuns: 60 },
  );
});
