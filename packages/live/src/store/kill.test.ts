import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

const BENCH = fileURLToPath(new URL("../../bench/kill-store.ts", import.meta.url));

/** The short form of the long command. */
function killed(...words: readonly string[]): Promise<{ code: number | null; stdout: string }> {
  return new Promise((resolve) => {
    const bench = execFile(process.execPath, [BENCH, ...words], (_error, stdout) =>
      resolve({ code: bench.exitCode, stdout }),
    );
  });
}

test("what was reported as committed outlasts kills at any instant, and nothing half does", async () => {
  expect(await killed("10")).toEqual({
    code: 0,
    stdout: expect.stringMatching(/^10 kills in .* nothing lost\n$/),
  });
});

test("nor is anything lost or half there of what another thread writes", async () => {
  expect(await killed("10", "--beside")).toEqual({
    code: 0,
    stdout: expect.stringMatching(/^10 kills in .* nothing lost\n$/),
  });
});

test("a writer that reports before it commits, or forgets an erasure, is found out", async () => {
  const [early, besides, forgetful] = await Promise.all([
    killed("10", "--fault", "report-first"),
    killed("10", "--beside", "--fault", "report-first"),
    killed("10", "--fault", "forget-erasure"),
  ]);
  for (const found of [early, besides])
    expect(found).toMatchObject({ code: 1, stdout: expect.stringContaining("were reported, ") });
  expect(forgetful).toMatchObject({ code: 1, stdout: expect.stringContaining("has the content") });
});
