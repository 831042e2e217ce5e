import fc from "fast-check";
import { expect, test } from "vitest";
import { LiveAgenda, type Place } from "./live-agenda.ts";

const plans = fc.array(
  fc.record({ due: fc.integer({ min: 0, max: 20 }), isAwaited: fc.boolean(), rank: fc.nat() }),
  { maxLength: 60, size: "max" },
);

test("Whenever what is awaited comes, everything happens by when it is due and then by when it was entered", () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const happened: number[] = [];
      const agenda = new LiveAgenda(0, 100);
      const awaited: { place: Place; n: number; rank: number }[] = [];
      plan.forEach(({ due, isAwaited, rank }, n) => {
        if (isAwaited) awaited.push({ place: agenda.reserve(due), n, rank });
        else agenda.at(due, { happen: () => happened.push(n) });
      });
      for (const { place, n } of awaited.toSorted((a, b) => a.rank - b.rank)) {
        agenda.run(100, 1_000);
        agenda.fill(place, { happen: () => happened.push(n) });
      }
      expect(agenda.run(100, 1_000)).toBe("idle");
      const order = plan.map(({ due }, n) => ({ due, n })).toSorted((a, b) => a.due - b.due);
      expect(happened).toEqual(order.map(({ n }) => n));
      expect(agenda.events).toBe(plan.length);
    }),
  );
});

test("Nothing behind an empty place happens, and nothing at or after the limit", () => {
  const happened: string[] = [];
  const agenda = new LiveAgenda(0, 100);
  const place = agenda.reserve(5);
  agenda.at(5, { happen: () => happened.push("behind") });
  agenda.at(9, { happen: () => happened.push("later") });
  expect(agenda.run(9, 10)).toBe("awaiting");
  expect(happened).toEqual([]);
  agenda.fill(place, { happen: () => happened.push("awaited") });
  expect(agenda.run(9, 1)).toBe("more");
  expect(agenda.run(9, 10)).toBe("idle");
  expect(happened).toEqual(["awaited", "behind"]);
  expect([agenda.now, agenda.nextDue]).toEqual([5, 9]);
});

test("An effect before its cause is refused", () => {
  const agenda = new LiveAgenda(10, 100);
  expect(() => agenda.at(9, { happen: () => undefined })).toThrow(RangeError);
  expect(() => agenda.reserve(9)).toThrow(RangeError);
});

test("What is due after the end never happens, and is not kept", () => {
  const happened: number[] = [];
  const agenda = new LiveAgenda(0, 10);
  for (const due of [11, 10, 12]) agenda.at(due, { happen: () => happened.push(due) });
  expect(agenda.nextDue).toBe(10);
  expect(agenda.run(Infinity, 10)).toBe("idle");
  expect(happened).toEqual([10]);
  expect(agenda.nextDue).toBe(Infinity);
});
