import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { describeLimits, missingFiles } from "./describe-limits.ts";

const HEADER = "Limit                     Soft Limit           Hard Limit           Units     \n";

test("limits are read from the table that Linux writes", () => {
  const row = (soft: string, hard: string) =>
    `${HEADER}Max processes             127    256    processes \n` +
    `Max open files            ${soft.padEnd(20)} ${hard.padEnd(20)} files     \n`;
  expect(describeLimits(fileWith(row("1024", "524288")))).toEqual({ soft: 1024, hard: 524_288 });
  expect(describeLimits(fileWith(row("4096", "unlimited")))).toEqual({
    soft: 4096,
    hard: Infinity,
  });
  expect(() => describeLimits(fileWith(row("many", "more")))).toThrow('"many" is no limit');
});

test("a table without the row is an error, no table is not", () => {
  expect(() => describeLimits(fileWith(HEADER))).toThrow('no row "Max open files"');
  expect(describeLimits("/nowhere/limits")).toBeUndefined();
});

test("the limits of this process are known on Linux, and nowhere else", () => {
  const limits = describeLimits();
  if (process.platform !== "linux") {
    expect(limits).toBeUndefined();
    return;
  }
  expect(limits?.soft).toBeGreaterThan(0);
  expect(limits?.hard).toBeGreaterThanOrEqual(limits?.soft ?? Infinity);
});

test("files are missing exactly if both ends of every connection and the reserve pass the limit", () => {
  expect(missingFiles({ soft: 1024 }, 500, 24)).toBeUndefined();
  expect(missingFiles({ soft: 1024 }, 500, 25)).toEqual({ needed: 1025, allowed: 1024 });
  fc.assert(
    fc.property(fc.nat(100_000), fc.nat(1000), (connections, reserve) => {
      expect(missingFiles({ soft: Infinity }, connections, reserve)).toBeUndefined();
      expect(
        missingFiles({ soft: connections * 2 + reserve }, connections, reserve),
      ).toBeUndefined();
      expect(
        missingFiles({ soft: connections * 2 + reserve - 1 }, connections, reserve),
      ).toBeDefined();
    }),
  );
});

function fileWith(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "limits-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "limits");
  writeFileSync(file, text);
  return file;
}
