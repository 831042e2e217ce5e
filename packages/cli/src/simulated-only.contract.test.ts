import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { afterAll, expect, test } from "vitest";

import { Bench } from "./testing/program.ts";

const bench = new Bench();
afterAll(() => bench[Symbol.dispose]());

const HUB = fileURLToPath(new URL("../../../scenarios/hub-that-reads.yaml", import.meta.url));

test.for([
  ["network", HUB, "--out", "out"],
  ["node", HUB, "--state", "XA", "--credentials", "none", "--out", "out"],
  ["credentials", HUB, "--out", "out"],
])("$0 refuses what only the simulator knows, and leaves nothing", async (words) => {
  const { code, stdout, stderr } = await bench.run(words);
  expect([code, stdout]).toEqual([65, ""]);
  expect(stderr).toMatch(/hub-that-reads\.yaml is no scenario for a live network: only the simul/);
  expect(readdirSync(bench.folder)).toEqual([]);
});
