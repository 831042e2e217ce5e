import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, expect, test } from "vitest";

import { repositoryRoot } from "./planted-workspace.ts";

const folder = mkdtempSync(join(tmpdir(), "contactpoint-count-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (status: string, ...tests: string[]): unknown => ({
  name: "x.test.ts",
  status,
  assertionResults: tests.map((one, index) => ({ fullName: `test ${index}`, status: one })),
});

test("tests that passed are counted apart from all others", () => {
  expect(count([file("passed", "passed", "passed"), file("failed", "passed", "failed")])).toBe(
    "3 1",
  );
});

test("a skipped or promised test counts as failed", () => {
  expect(count([file("passed", "passed", "skipped", "pending", "todo")])).toBe("1 3");
});

test("a file that could not be loaded counts as failed", () => {
  expect(count([file("failed"), file("failed", "passed")])).toBe("1 2");
});

test("a report that cannot be read is refused", () => {
  expect(run(join(folder, "none.json")).status).toBe(1);
});

function count(testResults: unknown[]): string {
  const path = join(folder, "report.json");
  writeFileSync(path, JSON.stringify({ testResults }));
  return run(path).stdout.trim();
}

function run(path: string): { status: number | null; stdout: string } {
  const script = join(repositoryRoot, ".ci/count-tests.ts");
  return spawnSync(process.execPath, [script, path], { encoding: "utf8" });
}
