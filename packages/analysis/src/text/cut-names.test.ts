import fc from "fast-check";
import { expect, test } from "vitest";

import { cutNames } from "./cut-names.ts";

test("a name that is too long is cut in the middle", () => {
  expect(cutNames(["mesh", "hub/a=3.25,b=0.125~authentication"], 15)).toEqual([
    "mesh",
    "hub/a=3…ication",
  ]);
});

test("names of a table stay different, wherever they differ", () => {
  const ends = ["hub/a=3.25,b=0.125~authentication", "hub/a=3.25,b=0.125~authenticator"];
  expect(cutNames(ends, 15)).toEqual(["hub/a=3…ication", "hub/a=3…ticator"]);
  const middles = ["hub/a=3.25,b=0.125~authentication", "hub/a=3.25,b=0.875~authentication"];
  expect(cutNames(middles, 19)).toEqual(["hub/a=3.25,b=0.1…on", "hub/a=3.25,b=0.8…on"]);
  const hidden = [`${"a".repeat(20)}1${"b".repeat(20)}`, `${"a".repeat(20)}2${"b".repeat(20)}`];
  expect(cutNames(hidden, 10)).toEqual(["aaaaaaa…#1", "aaaaaaa…#2"]);
});

const name = fc.string({ unit: fc.constantFrom("a", "b", "="), minLength: 1, maxLength: 24 });

test("cut names fit, and no two are the same", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(name, { maxLength: 12 }),
      fc.integer({ min: 8, max: 20 }),
      (names, width) => {
        const cut = cutNames(names, width);
        expect(cut.every(({ length }) => length <= width)).toBe(true);
        expect(new Set(cut).size).toBe(names.length);
      },
    ),
  );
});
