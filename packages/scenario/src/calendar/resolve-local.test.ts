import fc from "fast-check";
import { expect, test } from "vitest";
import { zoneOffsets } from "../edge/zone-offsets.ts";
import { resolveLocal } from "./resolve-local.ts";
import { localTimeAt } from "./zone-offsets.ts";

const START = Date.UTC(2027, 0, 1);
const END = Date.UTC(2028, 0, 1);
const MINUTE = 60_000;
const paris = zoneOffsets("Europe/Paris", START, END);

test("a time that does not exist is refused with the instant at which the clock jumps", () => {
  const resolved = resolveLocal(paris, Date.UTC(2027, 2, 28, 2, 30), "later");
  expect(resolved).toEqual({ ok: false, reason: "skipped", next: Date.UTC(2027, 2, 28, 1) });
});

test("a time that occurs twice needs a fold", () => {
  const local = Date.UTC(2027, 9, 31, 2, 30);
  const earlier = Date.UTC(2027, 9, 31, 0, 30);
  const later = Date.UTC(2027, 9, 31, 1, 30);
  expect(resolveLocal(paris, local)).toEqual({ ok: false, reason: "repeated", earlier, later });
  expect(resolveLocal(paris, local, "earlier")).toEqual({ ok: true, at: earlier });
  expect(resolveLocal(paris, local, "later")).toEqual({ ok: true, at: later });
});

test("the time at which a fold ends occurs once, and a fold is then without effect", () => {
  const at = Date.UTC(2027, 9, 31, 2);
  const local = Date.UTC(2027, 9, 31, 3);
  expect(resolveLocal(paris, local)).toEqual({ ok: true, at });
  expect(resolveLocal(paris, local, "earlier")).toEqual({ ok: true, at });
});

test("a time before the first known offset is refused", () => {
  const resolved = resolveLocal(paris, Date.UTC(2026, 0, 1));
  expect(resolved).toEqual({ ok: false, reason: "before-offsets" });
});

test("resolution agrees with Temporal, which rejects what is refused", () => {
  const cases = fc.record({
    zone: fc.constantFrom(
      "Europe/Paris",
      "Australia/Lord_Howe",
      "America/Havana",
      "Asia/Kathmandu",
    ),
    change: fc.nat(7),
    minutes: fc.integer({ min: -150, max: 150 }),
  });
  fc.assert(
    fc.property(cases, ({ zone, change, minutes }) => {
      const offsets = zoneOffsets(zone, START, END);
      const near = offsets.from[1 + (change % Math.max(1, offsets.from.length - 1))] ?? START;
      const local = localTimeAt(offsets, near) + minutes * MINUTE;
      const plain = Temporal.Instant.fromEpochMilliseconds(local)
        .toZonedDateTimeISO("UTC")
        .toPlainDateTime();
      const by = (disambiguation: "reject" | "earlier" | "later"): number | null => {
        try {
          return plain.toZonedDateTime(zone, { disambiguation }).epochMilliseconds;
        } catch {
          return null;
        }
      };
      const strict = by("reject");
      const resolved = resolveLocal(offsets, local);
      expect(resolved.ok ? resolved.at : null).toBe(strict);
      if (!resolved.ok && resolved.reason === "repeated") {
        expect([resolved.earlier, resolved.later]).toEqual([by("earlier"), by("later")]);
      }
    }),
  );
});
