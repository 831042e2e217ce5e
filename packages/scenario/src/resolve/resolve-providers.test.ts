import { expect, test } from "vitest";

import { readFrom } from "../reader/read-scenario.ts";
import { memoryFiles } from "../testing/memory-files.ts";

const FILE = `
format: contactpoint/1
id: providers
version: 1.0.0
title: Providers
marking: EXERCISE
seed: 1
clock: { start: 2027-01-01T00:00:00Z, duration: P1D }
states: { XA: { zone: UTC }, XB: { zone: UTC }, XC: { zone: UTC } }
providers:
  asked: { state: XA }
  at-home: { state: XA }
  abroad: { state: XB }
  far: { state: XC }
`;

test("a path leads by default to providers in other States only, with equal chances", () => {
  const read = readFrom(memoryFiles({ "a.yaml": FILE }), "a.yaml");
  const providers = "scenario" in read ? read.scenario.providers : [];
  expect(providers.find(({ id }) => id === "asked")?.leads_to).toEqual({ abroad: 0.1, far: 0.1 });
});
