import fc from "fast-check";
import { expect, test } from "vitest";

import { COLOURED } from "./paint.ts";
import { wrapped } from "./wrapped.ts";

const words = fc.array(
  fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 30 }),
  {
    minLength: 1,
    maxLength: 60,
    size: "max",
  },
);

test("filled lines hold all words in order, indented, in 80 columns, and no line is too short", () => {
  fc.assert(
    fc.property(words, (text) => {
      const lines = wrapped(text.join(" "), "  ", "    ").split("\n");
      expect(lines.flatMap((line) => line.trim().split(" "))).toEqual(text);
      for (const [index, line] of lines.entries()) {
        expect(line.length).toBeLessThanOrEqual(80);
        expect(line).toMatch(index === 0 ? /^ {2}\S/ : /^ {4}\S/);
        const next = lines[index + 1]?.trim().split(" ")[0];
        if (next !== undefined) expect(line.length + 1 + next.length).toBeGreaterThan(80);
      }
    }),
  );
});

test("colour takes no room", () => {
  const plain = "x".repeat(20);
  expect(wrapped(`${COLOURED("red", plain)} ${"y".repeat(59)}`)).not.toContain("\n");
});
