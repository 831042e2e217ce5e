import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { expect, test } from "vitest";

const SOAK = fileURLToPath(new URL("../../bench/soak.ts", import.meta.url));

test("A week of twenty nodes under random faults breaks no rule and is the simulator's", async () => {
  const words = [SOAK, "--minutes", "0.01", "--requests", "10"];
  const { stdout } = await promisify(execFile)(process.execPath, words);
  expect(stdout).toMatch(/^1 week of 20 nodes in .*: [1-9]\d{3,} records as simulated\n/);
  expect(stdout).toMatch(/\n[1-9]\d* sockets killed, [1-9] hosts stopped and resumed\n/);
  expect(stdout).toMatch(/\n0 rules violated\n/);
});
