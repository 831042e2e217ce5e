import { expect, test } from "vitest";
import { isZone, zoneOffsets } from "./zone-offsets.ts";

const HOUR = 3_600_000;

test("offsets change at the instants of the zone's clock changes", () => {
  const paris = zoneOffsets("Europe/Paris", Date.UTC(2027, 0, 1), Date.UTC(2028, 0, 1));
  expect(paris.ms.map((ms) => ms / HOUR)).toEqual([1, 2, 1]);
  expect(paris.from.slice(1)).toEqual([Date.UTC(2027, 2, 28, 1), Date.UTC(2027, 9, 31, 1)]);
  expect(paris.from[0]).toBeLessThan(Date.UTC(2027, 0, 1));
});

test("a zone that never changes has one offset, of 45 minutes too", () => {
  const kathmandu = zoneOffsets("Asia/Kathmandu", 0x1b0_0000_0000, 0x1b1_0000_0000);
  expect(kathmandu.ms.map((ms) => ms / HOUR)).toEqual([5.75]);
});

test("changes are found however long the run", () => {
  const paris = zoneOffsets("Europe/Paris", Date.UTC(2024, 0, 1), Date.UTC(2034, 0, 1));
  expect(paris.from).toHaveLength(21);
});

test("zones are known by their usual names, and offsets and other spellings are none", () => {
  for (const zone of [
    "Europe/Kyiv",
    "Asia/Kolkata",
    "Africa/El_Aaiun",
    "UTC",
    "America/Argentina/Buenos_Aires",
  ]) {
    expect(isZone(zone)).toBe(true);
  }
  for (const zone of ["Europe/Kiew", "europe/paris", "+01:00", "-03", "", "Paris"]) {
    expect(isZone(zone)).toBe(false);
  }
});

test("an unknown zone is refused", () => {
  expect(() => zoneOffsets("Mars/Olympus", 0, HOUR)).toThrow(RangeError);
});
