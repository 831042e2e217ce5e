import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, expect, test } from "vitest";

import { fileLines } from "./journal-reader.ts";

const folder = mkdtempSync(join(tmpdir(), "contactpoint-lines-"));
afterAll(() => rmSync(folder, { recursive: true }));

function linesOf(text: string): string[] {
  const path = join(folder, "journal.jsonl");
  writeFileSync(path, text);
  return [...fileLines(path)];
}

const MEGABYTE = 1 << 20;

test("a line of several megabytes and a letter across the edge of a piece arrive whole", () => {
  for (const lines of [
    ["a".repeat(3 * MEGABYTE), "b", "c"],
    [`${"a".repeat(MEGABYTE - 1)}é`, "次"],
    ["a".repeat(MEGABYTE - 1), "b"],
    ["a".repeat(MEGABYTE), "b"],
  ]) {
    expect(linesOf(lines.map((line) => `${line}\n`).join(""))).toEqual(lines);
  }
});

test("a last line that was cut counts, an empty file has none", () => {
  expect(linesOf("one\ntwo\nthr")).toEqual(["one", "two", "thr"]);
  expect(linesOf("")).toEqual([]);
});
