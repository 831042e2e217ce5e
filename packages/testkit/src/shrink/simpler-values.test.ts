import { DAY, formatInstant, formatIsoDuration } from "@contactpoint/engine";
import fc from "fast-check";
import { expect, test } from "vitest";

import { simplerValues } from "./simpler-values.ts";
import { offsetText, parsePoint, parseSpan } from "./written-times.ts";

const START = Date.parse("2027-03-27T18:00:00Z");

const written = fc.oneof(
  fc.nat(400 * DAY).map(formatIsoDuration),
  fc.nat(400 * DAY).map((ms) => offsetText(ms - (ms % 1_000))),
  fc.nat(400 * DAY).map((ms) => formatInstant(START + ms)),
  fc.double({ min: 0, max: 1e6, noNaN: true }),
  fc.nat(90),
  fc.constantFrom(
    { lognormal: { p50: "PT25M", p95: "PT2H" } },
    { shifts: [{ id: "day", from: "07:00", to: "19:00" }] },
  ),
);
const place = fc.constantFrom(["seed"], ["faults", 0, "at"], ["rosters", "office"]);

test("Taking ever simpler values never leads back, whichever are taken", () => {
  fc.assert(
    fc.property(written, place, (first, at) => {
      const done = new Set<string>();
      const follow = (text: string, before: ReadonlySet<string>): void => {
        expect(before).not.toContain(text);
        if (done.has(text)) return;
        const behind = new Set([...before, text]);
        for (const simpler of simplerValues(JSON.parse(text), at, START)) {
          follow(JSON.stringify(simpler), behind);
        }
        done.add(text);
      };
      follow(JSON.stringify(first), new Set());
      expect(done.size).toBeLessThan(200);
    }),
  );
});

test("Written times are read back", () => {
  fc.assert(
    fc.property(fc.nat(400 * DAY), (ms) => {
      const whole = ms - (ms % 1_000);
      expect(parseSpan(formatIsoDuration(ms))).toBe(ms);
      expect(parsePoint(offsetText(whole), START)).toBe(START + whole);
      expect(parsePoint(formatInstant(START + ms), START)).toBe(START + ms);
    }),
  );
});

test("A time is rounded to days before hours, and said after the start", () => {
  expect(simplerValues("2027-03-29T20:30:00Z", ["faults", 0, "at"], START)).toEqual([
    "T+00:00",
    "T+01:00",
    "T+1d00:00",
    "T+2d00:00",
    "T+2d02:00",
    "T+3d00:00",
    "T+2d03:00",
    "T+2d02:30",
  ]);
  expect(simplerValues("PT90M", ["faults", 0, "for"], START)).toEqual(["PT0S", "PT1M", "PT1H"]);
});
