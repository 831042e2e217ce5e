import { fileURLToPath } from "node:url";

import { readScenario } from "@contactpoint/scenario";
import { expect, test } from "vitest";

import { LiveBench } from "../testing/live-run.ts";

test("A network in free order repeats what it had stored, whatever the clock shows now", async () => {
  const file = fileURLToPath(new URL("../../../../scenarios/first-night.yaml", import.meta.url));
  const found = readScenario(file);
  if ("problems" in found) throw new Error("the scenario has problems");
  using bench = new LiveBench(found.scenario);
  const before = await bench.run({ order: 400_000, until: (lines) => lines.length >= 400 });
  // In its next life the clock is far ahead from the start.
  const after = await bench.run({ order: 50_000_000 });
  // The last line of the first part is its end, and not that of the whole.
  expect(after.slice(0, before.length - 1)).toEqual(before.slice(0, -1));
  expect(after.length).toBeGreaterThan(before.length);
});
