import { chmodSync, cpSync, existsSync, readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { afterAll, expect, test } from "vitest";

import { Bench } from "./testing/program.ts";
import { freePorts, occupy, startService } from "./testing/service.ts";
import type { Service } from "./testing/service.ts";

const bench = new Bench();
afterAll(() => bench[Symbol.dispose]());
bench.scenario("small.yaml");

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

test("a node stopped by SIGTERM keeps its store and its folder, and is resumed", async () => {
  const port = String(await freePorts(4));
  const pace = ["--rate", "36000"];
  await bench.run(["credentials", "small.yaml", "--out", "exercise", "--port", port, ...pace]);
  const words = ["node", "small.yaml", "--state", "XA", "--out", "stopped", "--log-level", "debug"];
  const own = [...words, "--credentials", "exercise/nodes/XA", "--metrics-port", "0"];
  for (const resumed of [false, true]) {
    const node = startService(bench, own);
    const [, url = ""] = await node.said(/"health-listened","endpoint":"([^"]+)"/);
    await node.said(new RegExp(`"node-started","resumed":${resumed},"register_version":1`));
    while ((await fetch(`${url}/health/ready`)).status !== 200);
    await node.said(/"event":"frame-sent"/);
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toMatch(/^contactpoint_register_version\{node="XA"\} 1$/m);
    node.kill("SIGTERM");
    expect(await node.ended).toMatchObject({ code: 0 });
    expect(read("stopped/journal.jsonl")).toMatch(/\n\{"kind":"end","at":\d+\}\n$/);
  }
  expect(["", ".key", ".keys"].every((end) => existsSync(bench.path(`stopped.db${end}`)))).toBe(
    true,
  );
  for (const line of (await startAndStop(own)).split("\n").filter((text) => text !== ""))
    expect(Object.keys(JSON.parse(line) as object).slice(0, 4)).toEqual(
      "level time node event".split(" "),
    );
});

async function startAndStop(words: readonly string[]): Promise<string> {
  const node = startService(bench, words);
  await node.said(/"exercise-started"/);
  node.kill("SIGTERM");
  return (await node.ended).stderr;
}

test("a node refuses credentials that are not its own, and leaves nothing", async () => {
  await bench.run(["credentials", "small.yaml", "--out", "own"]);
  const far = ["--host", "XB=10.77.0.3", "--host", "secretariat=10.77.0.1"];
  await bench.run(["credentials", "small.yaml", "--out", "far", ...far]);
  bench.scenario("other.yaml", { id: "other" });
  cpSync(bench.path("own/nodes/XA"), bench.path("open"), { recursive: true });
  chmodSync(bench.path("open/sign.key"), 0o644);
  const wrong: readonly (readonly [string, number, string])[] = [
    ["small.yaml --state XA --credentials nowhere", 65, "no credentials of XA"],
    ["small.yaml --state XZ --credentials own", 65, "it has those of XA, XB, XC"],
    ["small.yaml --state XA --credentials own/nodes/XB", 65, "are those of XB, not of XA"],
    ["small.yaml --state XA --credentials open", 65, "may be read by others"],
    ["other.yaml --state XA --credentials own", 65, "credentials: small, content "],
    ["small.yaml --state XA --credentials far", 64, "the node of XB, wss://10.77.0.3:"],
    ["small.yaml --credentials own", 64, "--state"],
  ];
  const ended = await Promise.all(
    wrong.map(([line], index) => bench.run(["node", ...line.split(" "), "--out", `bad/${index}`])),
  );
  for (const [index, [line, code, says]] of wrong.entries()) {
    expect(ended[index], line).toMatchObject({ code, stdout: "" });
    expect(ended[index]?.stderr, line).toContain(says);
  }
  expect(ended[4]?.stderr).toMatch(/scenario: +other, content [0-9a-f]{64}, seed 5/);
  expect(existsSync(bench.path("bad"))).toBe(false);
});

test("a node whose port is taken ends with 69", async () => {
  const first = await freePorts(4);
  await bench.run(["credentials", "small.yaml", "--out", "taken", "--port", String(first)]);
  await using _ = await occupy(first + 1);
  const words = ["node", "small.yaml", "--state", "XA", "--credentials", "taken"];
  const ended = await bench.run([...words, "--out", "in-use"]);
  expect(ended).toMatchObject({ code: 69, stdout: "" });
  expect(ended.stderr).toContain(`port ${first + 1} of 127.0.0.1 cannot be opened`);
  expect(existsSync(bench.path("in-use"))).toBe(false);
});
