import fc from "fast-check";
import { expect, test } from "vitest";
import { LineSplitter } from "./line-splitter.ts";

/** The lines of a text that comes in pieces of so many bytes. */
function linesOf(text: string, size: number, most = 1_000): readonly string[] | "too long" {
  const lines: string[] = [];
  const splitter = new LineSplitter(most, (line) => lines.push(line));
  const bytes = Buffer.from(text);
  for (let from = 0; from < bytes.length; from += size)
    if (!splitter.take(bytes.subarray(from, from + size))) return "too long";
  splitter.end();
  return lines;
}

const line = fc.string({ unit: "grapheme" }).map((text) => text.replaceAll("\n", "\u2028"));

test("However a stream is cut, its lines are the same", () => {
  const piece = fc.integer({ min: 1, max: 9 });
  fc.assert(
    fc.property(fc.array(line), piece, (lines, size) => {
      expect(linesOf(lines.map((text) => `${text}\n`).join(""), size)).toEqual(lines);
    }),
  );
});

test("A last line without line feed is a line", () => {
  expect(linesOf("a\nb", 1)).toEqual(["a", "b"]);
});

test("A line may have just so many bytes and no more, whether it ends or not", () => {
  for (const size of [1, 3, 100]) {
    expect(linesOf("12345\n1234ä\n", size, 5)).toBe("too long");
    expect(linesOf("12345\n123ä\n", size, 5)).toEqual(["12345", "123ä"]);
    expect(linesOf("123456", size, 5)).toBe("too long");
  }
});
