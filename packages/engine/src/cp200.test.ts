import { expect, test } from "vitest";

import { cp200Flat } from "../bench/cp200-flat.ts";
import { cp200OnEngine } from "../bench/cp200-on-engine.ts";

const EVENTS = 400_000;
const SEEDS = [1, 2, 3, 4];
const TRUE_RESPONSE = 5.1;
/** Standard error of the mean response, .022 over 20 million events. */
const STANDARD_ERROR = 0.022 * Math.sqrt(20_000_000 / (EVENTS * SEEDS.length));

test("the network of 200 queues on the engine answers after 5.1 on average", () => {
  const results = SEEDS.map((seed) => cp200OnEngine(seed, EVENTS));
  const responses = results.reduce((sum, result) => sum + result.responses, 0);
  const mean = results.reduce((sum, result) => sum + result.responseSum, 0) / responses;
  // Each run starts empty, which lowers the mean by about .2 over this many events.
  expect(mean).toBeGreaterThan(TRUE_RESPONSE - 0.4 - 3 * STANDARD_ERROR);
  expect(mean).toBeLessThan(TRUE_RESPONSE + 3 * STANDARD_ERROR);
});

test("the network on the engine equals a flat loop with its own heap to the last bit", () => {
  expect(cp200OnEngine(5, 100_000)).toEqual(cp200Flat(5, 100_000));
});
