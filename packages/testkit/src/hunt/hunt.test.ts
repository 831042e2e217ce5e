import { expect, test } from "vitest";
import type { Around } from "../trial/index.ts";
import { hunt } from "./hunt.ts";
import { Hunter } from "./hunter.ts";

test("A run drawn alone is the same as in its place", () => {
  const [one, other] = [new Hunter({ seed: 5 }), new Hunter({ seed: 5 })];
  for (const run of [0, 1, 2, 3]) one.document(run);
  expect(one.document(4)).toEqual(other.document(4));
  expect(one.document(4)).not.toEqual(other.document(5));
  expect(new Hunter({ seed: 6 }).document(4)).not.toEqual(other.document(4));
});

test("A planted fault is found, and the hunt ends with its run", () => {
  const twice: Around = (host) => ({
    ...host,
    record:
      host.record === null
        ? null
        : (record) => {
            host.record?.(record);
            if (record.kind === "order" && record.phase === "sent") host.record?.(record);
          },
  });
  const { finds, tally } = hunt({ seed: 2, runs: 2_000, around: twice });
  const [find] = finds;
  expect(find).toMatchObject({ rule: "S04", run: tally.runs - 1 });
  expect(find?.document).toEqual(new Hunter({ seed: 2 }).document(tally.runs - 1));
});

test("A hunt of no runs, or where nobody can ask, is refused and finds nothing out", () => {
  for (const runs of [0, -1, 1.5, Number.NaN, Infinity])
    expect(() => hunt({ seed: 1, runs })).toThrow(RangeError);
  const base = {
    format: "contactpoint/1",
    id: "alone",
    version: "1.0.0",
    title: "One State",
    marking: "EXERCISE",
    seed: 1,
    clock: { start: "2027-01-04T00:00:00Z", duration: "P1D" },
    states: { XA: { zone: "UTC" } },
  };
  expect(() => hunt({ seed: 1, runs: 1, base })).toThrow("nobody can ask");
});
