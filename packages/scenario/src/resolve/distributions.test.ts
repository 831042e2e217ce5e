import { lognormalFromMoments, lognormalFromQuantiles, MINUTE, HOUR } from "@contactpoint/engine";
import { expect, test } from "vitest";

import { readFrom } from "../reader/read-scenario.ts";
import { memoryFiles } from "../testing/memory-files.ts";

test.each([
  ["PT10M", { kind: "deterministic", value: 10 * MINUTE }],
  ["{ deterministic: PT10M }", { kind: "deterministic", value: 10 * MINUTE }],
  ["{ uniform: { min: PT1M, max: PT1H } }", { kind: "uniform", min: MINUTE, max: HOUR }],
  ["{ exponential: { mean: PT1H } }", { kind: "exponential", mean: HOUR }],
  ["{ gamma: { mean: PT1H, shape: 2 } }", { kind: "gamma", mean: HOUR, shape: 2 }],
  ["{ weibull: { scale: PT1H, shape: 0.5 } }", { kind: "weibull", scale: HOUR, shape: 0.5 }],
  ["{ lognormal: { p50: PT1M, p95: PT1H } }", lognormalFromQuantiles(MINUTE, HOUR)],
  ["{ lognormal: { mean: PT1H, sd: PT1M } }", lognormalFromMoments(HOUR, MINUTE)],
  ["{ empirical: { values: [PT1H, PT1M] } }", { kind: "empirical", values: [MINUTE, HOUR] }],
  ["{ empirical: { file: t.csv, column: s } }", { kind: "empirical", values: [1000, MINUTE] }],
])("%s resolves to a distribution in milliseconds", (text, expected) => {
  const scenario = `format: contactpoint/1
id: a
version: 1.0.0
title: A
marking: EXERCISE
seed: 1
clock: { start: 2027-01-01T00:00:00Z, duration: P4D }
states: { XA: { zone: UTC } }
profiles: { default: { check: ${text} } }
`;
  const read = readFrom(
    memoryFiles({ "a.yaml": scenario, "t.csv": "r,s\n1,PT1M\n2,1\n" }),
    "a.yaml",
  );
  if (!("scenario" in read)) throw new Error(JSON.stringify(read.problems));
  expect(read.scenario.profiles["default"]?.service.check).toEqual(expected);
});
