import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const ROW = /`([a-z]+\/[a-z-]+\.test\.ts)`: ([^|]+?) *\|/g;

test("every test that docs/threats.md names exists, and every attack of this folder stands there", () => {
  const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");
  const rows = [...read("../../../../docs/threats.md").matchAll(ROW)];
  expect(rows.length).toBeGreaterThan(30);
  for (const [, file = "", title = ""] of rows)
    expect([file, title, read(`../${file}`).includes(`"${title}"`)]).toEqual([file, title, true]);
  const files = new Set(rows.map(([, file]) => file));
  for (const file of ["identity", "replay", "form", "load", "register", "hub", "member", "fuzz"])
    for (const [, title] of read(`${file}.test.ts`).matchAll(/\btest\(\s*"([^"]+)"/g))
      expect(rows.map(([, , named]) => named)).toContain(title);
  expect(files.size).toBeGreaterThan(8);
});
