import { fileURLToPath } from "node:url";

import { readScenario } from "@contactpoint/scenario";
import { expect, test } from "vitest";

import { LiveBench } from "../testing/live-run.ts";

test("A network in free order repeats what it had stored, whatever the clock shows now", async () => {
  const file = fileURLToPath(new URL("../../../../scenarios/first-night.yaml", import.meta.url));
  const found = readScenario(file);
  if ("problems" in found) throw new Error("the scenario has problems");
  using bench = new LiveBench(found.scenario);
  // A turn of a machine that is late carries out some hundred happenings before it looks up.
  const before = await bench.run({
    order: 400_000,
    limits: UNHURRIED,
    until: (lines) => lines.length >= 100,
  });
  // In its next life the clock is far ahead from the start.
  const after = await bench.run({ order: 50_000_000, limits: UNHURRIED });
  // The last line of the first part is its end, and not that of the whole.
  expect(after.slice(0, before.length - 1)).toEqual(before.slice(0, -1));
  expect(after.length).toBeGreaterThan(before.length);
});

/** Whatever is on its way when a network closes arrives, is stored and is receipted at once. */
const UNHURRIED = { farewell_ms: 3_600_000 };
