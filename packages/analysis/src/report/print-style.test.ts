import fc from "fast-check";
import { expect, test } from "vitest";
import { cssString, printStyle } from "./print-style.ts";

test("no marking can end its string or the style element", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (marking) => {
      expect(cssString(marking)).toMatch(/^"(?:[A-Za-z0-9 .,:-]|\\[0-9a-f]{1,6} )*"$/u);
    }),
  );
});

test("every printed page carries the marking in its margin", () => {
  expect(printStyle("EXERCISE <1>")).toContain('@top-center{content:"EXERCISE \\3c 1\\3e "');
});
