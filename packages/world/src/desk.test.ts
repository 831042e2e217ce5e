import { SAMPLE_START } from "@contactpoint/analysis/testing";
import { HOUR } from "@contactpoint/engine";
import type { ResolvedFault } from "@contactpoint/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import { deskBench, PLAIN_PROFILE, roster } from "./testing/index.ts";

/** Hours of the run from which so many officers are on shift. */
function shifts(...segments: readonly (readonly [hour: number, officers: number])[]) {
  const desk = roster(
    segments.map(([hour, officers]) => [SAMPLE_START + hour * HOUR, officers, 0] as const),
  );
  return { desk };
}
const ONE = shifts([0, 1]);

test("Work of one urgency is begun in the order of its arrival", () => {
  const { task, runHours, started } = deskBench(ONE);
  task("a", 1, 2);
  task("b", 1, 2);
  task("c", 2, 2);
  runHours(9);
  expect(started()).toEqual(["1 a", "3 b", "5 c"]);
});

test("What is more urgent overtakes what waits, and interrupts nothing", () => {
  const { task, runHours, started, finished } = deskBench(ONE);
  task("in hand", 0, 4);
  task("routine", 1, 1);
  task("urgent", 2, 1, { urgency: "urgent" });
  task("emergency", 3, 1, { urgency: "emergency" });
  task("second emergency", 3, 1, { urgency: "emergency" });
  runHours(20);
  expect(started()).toEqual([
    "0 in hand",
    "4 emergency",
    "5 second emergency",
    "6 urgent",
    "7 routine",
  ]);
  expect(finished().map((line) => line.split(" ")[0])).toEqual(["4", "5", "6", "7", "8"]);
});

test("Within an urgency the work of a desk waits first in, first out, whatever comes between", () => {
  const arrival = fc.record({
    at: fc.nat({ max: 20 }),
    urgency: fc.constantFrom("emergency" as const, "urgent" as const, "routine" as const),
  });
  fc.assert(
    fc.property(fc.array(arrival, { maxLength: 25, size: "max" }), (arrivals) => {
      const { task, runHours, started } = deskBench(shifts([0, 2]));
      arrivals.forEach(({ at, urgency }, n) => task(`${urgency}/${n}`, at, 3, { urgency }));
      runHours(200);
      const order = started().map((line) => line.split(" ")[1] ?? "");
      expect(order).toHaveLength(arrivals.length);
      for (const urgency of ["emergency", "urgent", "routine"]) {
        const numbers = order
          .filter((name) => name.startsWith(`${urgency}/`))
          .map((name) => Number(name.split("/")[1]));
        const arrived = numbers.toSorted(
          (a, b) => (arrivals[a]?.at ?? 0) - (arrivals[b]?.at ?? 0) || a - b,
        );
        expect(numbers).toEqual(arrived);
      }
    }),
    { numRuns: 60, seed: 1 },
  );
});

test("A desk that goes by stated expiry begins what is said to vanish first, and the unknown last", () => {
  const plain = { ...PLAIN_PROFILE, queue_order: "stated-expiry" as const };
  const { task, runHours, started } = deskBench(ONE, { profiles: { plain, hub: PLAIN_PROFILE } });
  task("in hand", 0, 5);
  task("unknown", 1, 1, { urgency: "emergency" });
  task("late", 1, 1, { urgency: "emergency", statedExpiry: SAMPLE_START + 300 * HOUR });
  task("soon", 2, 1, { statedExpiry: SAMPLE_START + 30 * HOUR });
  task("as late", 3, 1, { urgency: "emergency", statedExpiry: SAMPLE_START + 300 * HOUR });
  runHours(20);
  expect(started()).toEqual(["0 in hand", "5 soon", "6 late", "7 as late", "8 unknown"]);
});

test("Work in hand is finished when the shift ends, and nothing new is begun", () => {
  const { task, runHours, started, finished, duty } = deskBench(shifts([0, 2], [8, 1], [16, 0]));
  task("first", 7, 4);
  task("second", 7, 3);
  task("third", 7.5, 2);
  task("fourth", 15, 3);
  task("fifth", 15, 1);
  runHours(30);
  // Of the two at work at eight, the one who began first is off the roster and finishes; the other
  // is free again at ten.
  expect(started()).toEqual(["7 first", "7 second", "10 third", "15 fourth"]);
  expect(finished()).toEqual(["10 second", "11 first", "12 third", "18 fourth"]);
  expect(duty()).toEqual(["0 desk 2+0", "8 desk 1+0", "16 closed 0+0"]);
});

test("At a hand-over the new crew begins at once, while the old one finishes what it has in hand", () => {
  const { desk } = shifts([0, 1], [8, 1]);
  const hand_overs = [SAMPLE_START + 8 * HOUR];
  const { task, runHours, started, finished, duty } = deskBench({ desk: { ...desk, hand_overs } });
  task("left over", 6, 5);
  task("waits", 7, 2);
  task("waits too", 7, 2);
  runHours(30);
  expect(started()).toEqual(["6 left over", "8 waits", "10 waits too"]);
  expect(finished()).toEqual(["10 waits", "11 left over", "12 waits too"]);
  expect(duty()).toEqual(["0 desk 1+0"]);
});

test("A larger crew that takes over begins as much as it has officers, beside what is left over", () => {
  const { desk } = shifts([0, 1], [8, 2], [16, 1]);
  const hand_overs = [8, 16].map((hour) => SAMPLE_START + hour * HOUR);
  const { task, runHours, started } = deskBench({ desk: { ...desk, hand_overs } });
  task("left over", 6, 5);
  for (const name of ["a", "b", "c"]) task(name, 7, 2);
  task("again left over", 15, 3);
  for (const name of ["d", "e"]) task(name, 16.5, 1);
  runHours(30);
  expect(started()).toEqual([
    "6 left over",
    "8 a",
    "8 b",
    "10 c",
    "15 again left over",
    "16.5 d",
    "17.5 e",
  ]);
});

test("Where the roster changes without a hand-over the crew stays, and a further officer comes to help", () => {
  const { task, runHours, started } = deskBench(shifts([0, 1], [8, 2]));
  task("in hand", 6, 5);
  for (const name of ["a", "b"]) task(name, 7, 2);
  runHours(30);
  expect(started()).toEqual(["6 in hand", "8 a", "10 b"]);
});

test("A closed desk lets work wait, and the next shift takes it up at its start", () => {
  const { task, runHours, started } = deskBench(shifts([0, 0], [8, 1], [16, 0], [32, 2]));
  task("early", 3, 1);
  task("late", 17, 1);
  task("later", 20, 1);
  runHours(48);
  expect(started()).toEqual(["8 early", "32 late", "32 later"]);
});

test("A desk without officers at any hour begins nothing", () => {
  const { task, runHours, started, calls, duty } = deskBench(shifts([0, 0]));
  task("never", 1, 1, { urgency: "emergency" });
  runHours(24 * 50);
  expect([started(), calls()]).toEqual([[], []]);
  expect(duty()).toEqual(["0 closed 0+0"]);
});

test("What follows from a piece of work may be begun by the same officer at once, behind what is as urgent", () => {
  const bench = deskBench(ONE);
  const { task, runHours, started } = bench;
  const done = (): void => task("follows", 2, 1);
  task("leads", 1, 1, { done });
  task("waits", 1.5, 1);
  runHours(9);
  expect(started()).toEqual(["1 leads", "2 waits", "3 follows"]);
});

function struck(more: object): ResolvedFault {
  return {
    id: "fault",
    group: null,
    from: SAMPLE_START + 2 * HOUR,
    until: SAMPLE_START + 6 * HOUR,
    states: ["XB"],
    ...more,
  } as unknown as ResolvedFault;
}

test("During an outage work in hand is finished, and what waits is begun when it is over", () => {
  const { task, runHours, started, finished } = deskBench(ONE, {
    faults: [struck({ kind: "outage" })],
  });
  task("in hand", 1, 2);
  task("waits", 1, 1);
  task("arrives", 4, 1, { urgency: "emergency" });
  runHours(20);
  expect(started()).toEqual(["1 in hand", "6 arrives", "7 waits"]);
  expect(finished()[0]).toBe("3 in hand");
});

test("A roster that changes during an outage sends home nobody who stays on it", () => {
  const { task, runHours, started } = deskBench(shifts([0, 1], [3, 2]), {
    faults: [struck({ kind: "outage" })],
  });
  task("in hand", 1, 9);
  for (const name of ["a", "b"]) task(name, 4, 2);
  runHours(20);
  expect(started()).toEqual(["1 in hand", "6 a", "8 b"]);
});

test("An officer who does not appear leaves the work to the others, and an hour later to nobody", () => {
  const { task, runHours, started } = deskBench(shifts([0, 2], [3, 1]), {
    faults: [struck({ kind: "no-show", officers: 1 })],
  });
  for (const name of ["a", "b", "c"]) task(name, 2, 1);
  runHours(20);
  expect(started()).toEqual(["2 a", "6 b", "7 c"]);
});

test("A shift of many officers works on as many tasks at once", () => {
  const { task, runHours, started } = deskBench(shifts([0, 3]));
  for (const name of ["a", "b", "c", "d"]) task(name, 1, 2);
  runHours(20);
  expect(started()).toEqual(["1 a", "1 b", "1 c", "3 d"]);
});
