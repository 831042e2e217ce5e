import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { afterAll, expect, test } from "vitest";

import { Bench } from "../src/testing/program.ts";
import { freePorts, startService } from "../src/testing/service.ts";
import type { Service } from "../src/testing/service.ts";

const bench = new Bench();
afterAll(() => bench[Symbol.dispose]());

const FIRST_NIGHT = fileURLToPath(new URL("../../../scenarios/first-night.yaml", import.meta.url));
const STATES = ["XA", "XB", "XC"];
/** Four days in some nine seconds. */
const RATE = 40_000;
/** Real time until the clock starts, in which the nodes come up. */
const HEAD_START_MS = 3_000;

interface Verdicts {
  readonly verdicts: readonly { readonly rule: string; readonly verdict: string }[];
}

const read = (...path: string[]): string => readFileSync(bench.path(...path), "utf8");

function verdictsOf(folder: string): readonly (readonly [string, string])[] {
  const { verdicts } = JSON.parse(read(folder, "summary.json")) as Verdicts;
  return verdicts.map(({ rule, verdict }) => [rule, verdict] as const);
}

function startNode(state: string, ...more: string[]): Service {
  const words = ["node", FIRST_NIGHT, "--state", state, "--credentials", "night"];
  return startService(bench, [...words, "--out", `night-runs/${state}`, ...more]);
}

test("three processes over TLS, one killed and restarted, give the verdicts of run", async () => {
  const port = String(await freePorts(4));
  const startedAt = new Date(Date.now() + HEAD_START_MS).toISOString();
  const pace = ["--rate", String(RATE), "--started-at", startedAt];
  await bench.run(["credentials", FIRST_NIGHT, "--out", "night", "--port", port, ...pace]);
  const secretariat = startService(bench, ["secretariat", "night"]);
  await secretariat.said(/serving version 1/);
  const steady = ["XA", "XB"].map((state) => startNode(state));
  const killed = startNode("XC", "--log-level", "debug");
  await killed.said(/"event":"receipt-sent"/, 5);
  killed.kill("SIGKILL");
  await killed.ended;
  const nodes = [...steady, startNode("XC")];
  const ended = await Promise.all(nodes.map((node) => node.ended));
  secretariat.kill("SIGTERM");
  expect(ended.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(ended[2]?.stderr).toMatch(/"event":"node-recovered","count":[1-9]/);
  expect(ended[0]?.stdout).toMatch(/\nXA asked: {6}\d+ requests sent, \d+ acknowledged/);
  expect(readdirSync(bench.path("night-runs")).filter((name) => name.startsWith("."))).toEqual([]);

  const folders = STATES.map((state) => `night-runs/${state}`);
  const merged = await bench.run(["report", ...folders, "--out", "merged"]);
  expect(merged.stderr).not.toMatch(/before the scenario does/);
  await bench.run(["run", FIRST_NIGHT, "--out", "simulated"]);
  expect(verdictsOf("merged")).toEqual(verdictsOf("simulated"));
  for (const folder of folders) {
    expect(await bench.run(["audit", `${folder}.db`]), folder).toMatchObject({ code: 0 });
    expect(JSON.parse(read(folder, "manifest.json"))).toMatchObject({ nodes: [folder.slice(-2)] });
    expect(verdictsOf(folder)).toEqual([]);
  }
  expect((await secretariat.ended).code).toBe(0);
});
