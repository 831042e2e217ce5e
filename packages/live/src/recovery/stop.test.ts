import { fileURLToPath } from "node:url";

import { readScenario } from "@contactpoint/scenario";
import { expect, test } from "vitest";

import type { LiveNetwork } from "../host/index.ts";
import { LiveBench } from "../testing/live-run.ts";

test("What a link tells after its network has closed no longer reaches the store", async () => {
  const file = fileURLToPath(new URL("../../../../scenarios/first-night.yaml", import.meta.url));
  const found = readScenario(file);
  if ("problems" in found) throw new Error("the scenario has problems");
  using bench = new LiveBench(found.scenario);
  const networks = new Set<LiveNetwork>();
  await bench.run({
    order: "exact",
    until: (lines) => lines.length >= 300,
    onRecord: (_record, network) => void networks.add(network),
  });
  expect(networks.size).toBe(1);
  for (const { host } of networks) {
    expect(() =>
      host.refused("XA", "host-failed", "a frame was still being verified"),
    ).not.toThrow();
    expect(() => host.settle("XA", "a key")).not.toThrow();
  }
});
