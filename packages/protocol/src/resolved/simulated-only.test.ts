import { expect, test } from "vitest";
import { simulatedOnly } from "./simulated-only.ts";

const topology = {
  shape: { kind: "mesh" },
  latency: { kind: "deterministic", value: 0 },
  loss: 0,
  duplicate: 0,
  links: [],
} as const;
const times = { id: "one", group: null, from: 0, until: 1 };

test("A live network knows faults of links, people and providers", () => {
  const links = [["XA", "XB"]] as const;
  const faults = [
    { ...times, kind: "partition", links, one_way: true },
    { ...times, kind: "reordering", links, share: 1, by: 1 },
    { ...times, kind: "slowness", states: ["XA"], factor: 2 },
    { ...times, kind: "outage", states: ["XA"] },
  ] as const;
  expect(simulatedOnly({ topology, faults }, "apart")).toBeNull();
});

test("Only the simulator reaches into processes, and heals a core of several", () => {
  const states = ["XA"];
  const crash = { kind: "crash", states, point: "before-send", store: "full", loses: 0 } as const;
  const clock = { kind: "clock", states, offset: 1, drift: 0 } as const;
  const bad = { kind: "bad-message", states, flaw: "malformed", every: null } as const;
  for (const fault of [crash, clock, bad, { kind: "revocation", states } as const]) {
    const words = simulatedOnly({ topology, faults: [{ ...times, ...fault }] }, "together");
    expect(words).toBe(`faults of kind ${fault.kind}`);
  }
  const healed = { topology, faults: [], liveness: { from: 0, core: [] } };
  expect(simulatedOnly(healed, "apart")).toBe("a last phase in which a core is healed");
  expect(simulatedOnly(healed, "together")).toBeNull();
});
