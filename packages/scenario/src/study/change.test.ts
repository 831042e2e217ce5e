import fc from "fast-check";
import { expect, test } from "vitest";

import { parseSpan } from "../resolve/span.ts";
import { span } from "../schema/times.ts";
import { writtenValue } from "./change.ts";

test("a span is written so that the scenario reads the same milliseconds", () => {
  fc.assert(
    fc.property(fc.nat({ max: 1e12 }), (ms) => {
      const text = writtenValue(ms, "span");
      expect(span.safeParse(text).success).toBe(true);
      expect(parseSpan(String(text))).toBe(ms);
    }),
  );
});

test("whole numbers are rounded, others kept", () => {
  expect(writtenValue(2.6, "whole")).toBe(3);
  expect(writtenValue(2.6, "number")).toBe(2.6);
  expect(writtenValue(-0.4, "span")).toBe("PT0S");
});
