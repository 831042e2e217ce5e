import { SAMPLE_START } from "@contactpoint/analysis/testing";
import { DAY, HOUR, MINUTE } from "@contactpoint/engine";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type ClockFault, NodeClock } from "./node-clock.ts";
import { struckRun, type Given } from "./testing/index.ts";

const fault: fc.Arbitrary<ClockFault> = fc.record({
  kind: fc.constant("clock" as const),
  id: fc.constantFrom("one", "two", "three"),
  group: fc.constant(null),
  states: fc.constant(["XA"]),
  from: fc.integer({ min: 0, max: DAY }),
  until: fc.constant(2 * DAY),
  offset: fc.integer({ min: -DAY, max: DAY }),
  drift: fc.constantFrom(0, 0.0001, -0.0001, 0.5, -0.5),
});

test("A wrong clock shows each reading first when it says so, and never runs backwards", () => {
  fc.assert(
    fc.property(
      fc.array(fault, { maxLength: 3 }),
      fc.integer({ min: DAY, max: 2 * DAY }),
      fc.integer({ min: -DAY, max: 5 * DAY }),
      (faults, since, reading) => {
        const clock = new NodeClock();
        for (const one of faults) clock.strike(one, true);
        const when = clock.when(reading, since);
        expect(when).toBeGreaterThanOrEqual(since);
        expect(clock.read(when)).toBeGreaterThanOrEqual(reading);
        if (when > since) expect(clock.read(when - 1)).toBeLessThan(reading);
        expect(clock.read(when + 1)).toBeGreaterThanOrEqual(clock.read(when));
      },
    ),
    { seed: 1, numRuns: 500 },
  );
});

test("A clock is right again when its faults are over", () => {
  const [one] = fc.sample(fault, { seed: 1, numRuns: 1 });
  if (one === undefined) throw new Error("no fault was drawn");
  const clock = new NodeClock();
  clock.strike(one, true);
  clock.strike(one, false);
  expect([clock.read(DAY), clock.when(DAY, 0), clock.when(0, DAY)]).toEqual([DAY, DAY, DAY]);
});

const AHEAD: Given = {
  kind: "clock",
  states: ["XB"],
  offset: 3 * HOUR,
  drift: 0,
  from: 30,
  until: 600,
};

test("What a contact point states, it states by its own clock, and the journal by the true one", () => {
  const { of } = struckRun([AHEAD]);
  const [confirmation] = of("sent").filter(({ type }) => type === "confirmation");
  expect(confirmation?.at).toBe(SAMPLE_START + 61 * MINUTE);
  const since = SAMPLE_START + 61 * MINUTE + 3 * HOUR;
  expect(confirmation?.body).toMatchObject({ preserved_from: since, until: since + 60 * DAY });
  expect(of("fault").map(({ phase }) => phase)).toEqual(["began", "fired", "ended"]);
});

test("A deadline comes when the wrong clock shows it, and moves back when the clock is put right", () => {
  const wait = { emergency: 5 * HOUR, urgent: 5 * HOUR, routine: 5 * HOUR };
  const escalation = [{ kind: "channel", channel: "post", network: null, tries: 2, wait } as const];
  const cut: Given = { kind: "partition", links: [["XA", "XB"]], from: 0, until: 1_000 };
  const tries = (clock: Partial<Extract<Given, { kind: "clock" }>>): number[] =>
    struckRun([cut, { ...AHEAD, states: ["XA"], ...clock }], { escalation })
      .of("sent")
      .map(({ at }) => (at - SAMPLE_START) / HOUR);
  // The second try is due when five hours have passed.
  expect(tries({})).toEqual([0, 2]);
  expect(tries({ offset: 6 * HOUR })).toEqual([0, 0.5]);
  expect(tries({ until: 60 })).toEqual([0, 5]);
  expect(tries({ offset: -HOUR })).toEqual([0, 6]);
  expect(tries({ offset: -2 * HOUR, until: 330 })).toEqual([0, 5.5]);
  expect(tries({ offset: 0, drift: 0.5, from: 0 })[1]).toBeCloseTo(5 / 1.5, 5);
});
