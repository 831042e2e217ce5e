import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { afterAll, expect, test } from "vitest";

import { Bench, unfilled } from "./testing/program.ts";
import { scenarioText } from "./testing/scenario-text.ts";
import { occupy, startService } from "./testing/service.ts";

const bench = new Bench();
afterAll(() => bench[Symbol.dispose]());
bench.scenario("small.yaml");

const FIRST_NIGHT = fileURLToPath(new URL("../../../scenarios/first-night.yaml", import.meta.url));

interface Summary {
  readonly trace_sha256: string;
}

const summaryOf = (folder: string): Summary =>
  JSON.parse(readFileSync(bench.path(folder, "summary.json"), "utf8")) as Summary;

test("a network as fast as possible writes and prints what run does, to the byte", async () => {
  const [run, network] = await Promise.all([
    bench.run(["run", FIRST_NIGHT, "--out", "one/night"]),
    bench.run(["network", FIRST_NIGHT, "--rate", "max", "--out", "two/night"]),
  ]);
  expect(network).toMatchObject({ code: 0, stdout: run.stdout.replace("one/night", "two/night") });
  expect(summaryOf("two/night")).toEqual(summaryOf("one/night"));
  expect(readdirSync(bench.path("two"))).toEqual(["night"]);
});

test("a network stopped by SIGTERM ends its journal at that instant and keeps its folder", async () => {
  const words = ["network", "small.yaml", "--rate", "36000", "--out", "stopped", "--log", "json"];
  const service = startService(bench, [...words, "--log-level", "debug"]);
  await service.said(/"event":"receipt-received"/);
  service.kill("SIGTERM");
  expect(await service.ended).toMatchObject({ code: 0 });
  const journal = readFileSync(bench.path("stopped/journal.jsonl"), "utf8").trimEnd().split("\n");
  const end = JSON.parse(journal.at(-1) ?? "") as { readonly kind: string; readonly at: number };
  const { clock } = (
    JSON.parse(journal[0] ?? "") as { scenario: { clock: { start: number; end: number } } }
  ).scenario;
  expect(end.kind).toBe("end");
  expect(end.at).toBeGreaterThan(clock.start);
  expect(end.at).toBeLessThan(clock.end);
  expect(readdirSync(bench.folder).filter((name) => name.startsWith("."))).toEqual([]);
});

test("a network killed in the middle goes on from its store and writes what run does", async () => {
  await bench.run(["run", "small.yaml", "--out", "whole"]);
  const words = ["network", "small.yaml", "--store", "live/small.db", "--out", "killed"];
  const log = ["--log", "json", "--log-level", "debug"];
  const killed = startService(bench, [...words, "--rate", "150000", ...log]);
  await killed.said(/"event":"receipt-received"/, 20);
  killed.kill("SIGKILL");
  await killed.ended;
  const again = await bench.run([...words, "--rate", "max", "--log", "json"]);
  expect(again.code).toBe(0);
  expect(again.stderr).toMatch(/"event":"node-started","resumed":true/);
  expect(summaryOf("killed").trace_sha256).toBe(summaryOf("whole").trace_sha256);
  expect(await bench.run(["audit", "live/small.db"])).toMatchObject({ code: 0 });

  const other = await bench.run([...words, "--rate", "max", "--seed", "6", "--out", "other"]);
  expect(other).toMatchObject({ code: 73, stdout: "" });
  expect(other.stderr).toMatch(/small\.db: was made with seed 5, not with 6; name another --store/);
  expect(existsSync(bench.path("other"))).toBe(false);
});

test("a network in free order has the scenario's needs and its rules hold", async () => {
  bench.scenario("day.yaml", { id: "day", duration: "P1D" });
  await bench.run(["run", "day.yaml", "--out", "day-run"]);
  const words = ["network", "day.yaml", "--order", "free", "--rate", "80000", "--out", "day-free"];
  expect(await bench.run(words)).toMatchObject({ code: 0 });
  expect(needsOf("day-free").length).toBeGreaterThan(3);
  expect(needsOf("day-free")).toEqual(needsOf("day-run"));
});

test("metrics and health are served while a network runs, and end with it", async () => {
  const words = ["network", "small.yaml", "--out", "watched", "--metrics-port", "0"];
  const service = startService(bench, words);
  const [, url = ""] = await service.said(/metrics and health: (\S+)\n/);
  const ready = async (): Promise<number> => (await fetch(`${url}/health/ready`)).status;
  while ((await ready()) !== 200);
  const text = await (await fetch(`${url}/metrics`)).text();
  expect(text).toMatch(/^contactpoint_exercise_timestamp_seconds\{node="XC"\} 1806\d+/m);
  expect(text).toMatch(/^contactpoint_commit_seconds_count [1-9]/m);
  service.kill("SIGINT");
  expect(await service.ended).toMatchObject({ code: 0 });
  await expect(ready()).rejects.toThrow("fetch failed");
});

test("a network that cannot be had as asked says so and leaves nothing", async () => {
  await using taken = await occupy(0);
  const wrong: readonly (readonly [string, number, string])[] = [
    ["small.yaml --rate 0", 64, "such as 3600, or max"],
    ["small.yaml --rate max --order free", 64, "a free order needs a clock"],
    ["small.yaml --allow-host a/b", 64, "--allow-host"],
    ["nowhere.yaml", 65, "nowhere.yaml"],
    [
      `small.yaml --metrics-port ${taken.port}`,
      69,
      "the port of metrics and health cannot be opened",
    ],
  ];
  const ended = await Promise.all(
    wrong.map(([line], index) =>
      bench.run(["network", ...line.split(" "), "--out", `wrong/${index}`]),
    ),
  );
  for (const [index, [line, code, says]] of wrong.entries()) {
    expect(ended[index], line).toMatchObject({ code, stdout: "" });
    expect(unfilled(ended[index]?.stderr ?? ""), line).toContain(says);
  }
  const left = existsSync(bench.path("wrong")) ? readdirSync(bench.path("wrong")) : [];
  expect(left).toEqual([]);
});

test("no portal beyond this machine is called unless its host is allowed", async () => {
  portalAt("beyond.yaml", "https://10.77.0.9:8443/");
  const refused = await bench.run(["network", "beyond.yaml", "--rate", "max", "--out", "portal"]);
  expect(refused).toMatchObject({ code: 64, stdout: "" });
  expect(refused.stderr).toContain("the portal of mailhaven, https://10.77.0.9:8443/");
});

test("a network takes its orders to the portal that the scenario names", async () => {
  const pace = ["--rate", "40000"];
  portalAt("here.yaml", "http://127.0.0.1:1/");
  const words = ["provider", "here.yaml", "--id", "mailhaven", ...pace];
  const provider = startService(bench, words);
  const [, url = ""] = await provider.said(/takes orders at (\S+)\n/);
  portalAt("here.yaml", url);
  const network = await bench.run(["network", "here.yaml", ...pace, "--out", "portal"]);
  provider.kill("SIGTERM");
  expect(network.code).toBe(0);
  const answers = [...read("portal/journal.jsonl").matchAll(ANSWERED)].map(([, answer]) => answer);
  expect(answers.filter((answer) => answer === "preserved").length).toBeGreaterThan(0);
  expect(answers).not.toContain("failed");
  expect(await provider.ended).toMatchObject({ code: 0 });
});

/** Needs of investigators; those that pursue an item elsewhere follow from answers. */
function needsOf(folder: string): string[] {
  const needs = read(`${folder}/journal.jsonl`).matchAll(/"kind":"need",.*?"request":"([^"]+)"/g);
  return [...needs].map(([, id]) => id ?? "").filter((id) => !/\/c\d+$/.test(id));
}

const ANSWERED = /"kind":"order",.*"provider":"mailhaven","phase":"answered","answer":"([a-z-]+)"/g;

function read(name: string): string {
  return readFileSync(bench.path(name), "utf8");
}

/** A scenario whose provider mailhaven is at a URL, and whose technical failures are none. */
function portalAt(name: string, url: string): void {
  // On a busy machine the provider's clock runs days ahead, so the data must live for long.
  const text = scenarioText({ id: "portal", duration: "P4D" }).replace("P30D", "P300D");
  const given = `mailhaven: { url: "${url}", failure_share: 0, not_held_share: 0, `;
  writeFileSync(bench.path(name), text.replace("mailhaven: { ", given));
}
