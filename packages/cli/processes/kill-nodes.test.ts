import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

const BENCH = fileURLToPath(new URL("../../live/bench/kill-nodes.ts", import.meta.url));

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
