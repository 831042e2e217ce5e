import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

const BENCH = fileURLToPath(new URL("../../bench/kill-nodes.ts", import.meta.url));

/** The short form of the long command. */
function killed(...words: readonly string[]): Promise<{ code: number | null; stdout: string }> {
  return new Promise((resolve) => {
    const bench = execFile(process.execPath, [BENCH, ...words], (_error, stdout) =>
      resolve({ code: bench.exitCode, stdout }),
    );
  });
}

test("nodes killed at any instant lose nothing they acknowledged and do nothing twice", async () => {
  expect(await killed("10")).toEqual({
    code: 0,
    stdout: expect.stringMatching(/\n10 kills .* nothing lost, nothing twice\n$/),
  });
});

test("a node that sends receipts before it stores is found out", async () => {
  expect(await killed("4", "--fault", "receipt-first")).toMatchObject({
    code: 1,
    stdout: expect.stringContaining("and does not have it"),
  });
});
