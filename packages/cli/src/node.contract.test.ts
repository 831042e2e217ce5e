import { chmodSync, cpSync, existsSync, readFileSync } from "node:fs";

import { afterAll, expect, test } from "vitest";

import { Bench } from "./testing/program.ts";
import { freePorts, occupy, startService } from "./testing/service.ts";

const bench = new Bench();
afterAll(() => bench[Symbol.dispose]());
bench.scenario("small.yaml");

const read = (...path: string[]): string => readFileSync(bench.path(...path), "utf8");

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
