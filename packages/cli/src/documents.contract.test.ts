import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";

import { Bench } from "./testing/program.ts";
import type { Ended } from "./testing/program.ts";
import { freePorts, startService } from "./testing/service.ts";

const ROOT = new URL("../../../", import.meta.url);
const README = fileURLToPath(new URL("README.md", ROOT));
const readme = readFileSync(README, "utf8");
const results = readFileSync(new URL("docs/results.md", ROOT), "utf8");

const bench = new Bench();
let started: Ended;

beforeAll(async () => {
  const { scripts } = JSON.parse(readFileSync(new URL("package.json", ROOT), "utf8")) as {
    scripts: Record<string, string>;
  };
  const [scenario = ""] = /scenarios\/\S+/.exec(scripts["start"] ?? "") ?? [];
  started = await bench.run(["run", fileURLToPath(new URL(scenario, ROOT)), "--out", "started"]);
}, 120_000);
afterAll(() => bench[Symbol.dispose]());

const COMPARE = "\n## Compare networks\n";
const LIVE = "\n## The same contact points, live\n";

/** The parts of the output that the README shows. */
function excerptOf(output: string): string {
  const sections = output.trimEnd().split("\n\n");
  const shown = ["Latency", "Where the time goes", "By the responder's duty"];
  const parts = shown.map((heading) => sections.find((section) => section.startsWith(heading)));
  return [sections[0], ...parts].join("\n\n…\n\n");
}

const EXCERPT = /(<!-- excerpt -->\n\n```text\n)([^`]*)(\n?```)/;

test("the README shows what pnpm start prints (UPDATE_README=1 writes it again)", () => {
  expect(started.code).toBe(0);
  const excerpt = excerptOf(started.stdout);
  if (process.env["UPDATE_README"] === "1") {
    const update = (_: string, before: string, __: string, after: string): string =>
      `${before}${excerpt}\n${after.trimStart()}`;
    writeFileSync(README, readme.replace(EXCERPT, update));
    return;
  }
  expect(EXCERPT.exec(readme)?.[2]?.trimEnd()).toBe(excerpt);
});

test("the scenario in the README is whole, and the commands beside it run", async () => {
  const [, scenario = ""] = /```yaml\n([^`]*)```/.exec(readme) ?? [];
  writeFileSync(bench.path("my-scenario.yaml"), scenario);
  // Those of a study are run by compare-document.contract.test.ts.
  const [simulated = ""] = readme.split(COMPARE);
  const commands = [...simulated.matchAll(/^pnpm contactpoint (\w+) (\S+) /gm)];
  expect(commands.map(([, name]) => name)).toEqual(
    "lint explain run replay report schema".split(" "),
  );
  for (const [line, ...words] of commands) {
    expect(await bench.run(words), line).toMatchObject({ code: 0 });
  }
});

test("the live commands in the README run, and two processes give one report", async () => {
  const [, scenario = ""] = /```yaml\n([^`]*)```/.exec(readme) ?? [];
  const place = new Bench();
  onTestFinished(() => place[Symbol.dispose]());
  writeFileSync(place.path("my-scenario.yaml"), scenario);
  const [live = ""] = (readme.split(LIVE)[1] ?? "").split("\n## ");
  const port = String(await freePorts(3));
  const lines = [...live.matchAll(/^pnpm contactpoint ([^#\n]+)/gm)].map(([, line = ""]) =>
    // A week in some six seconds, and a port that is free.
    line.trim().replace("--rate 3600", `--rate 100000 --port ${port}`).split(/ +/),
  );
  const [network = [], credentials = [], secretariat = [], xa = [], xb = [], report = []] = lines;
  expect(lines.length).toBe(6);
  for (const words of [network, credentials])
    expect(await place.run(words), words.join(" ")).toMatchObject({ code: 0 });
  const service = startService(place, secretariat);
  await service.said(/serving version 1/);
  const nodes = [xa, xb].map((words) => startService(place, words));
  for (const node of nodes) expect(await node.ended).toMatchObject({ code: 0 });
  service.kill("SIGTERM");
  expect(await place.run(report)).toMatchObject({ code: 0 });
  expect(readFileSync(place.path("runs/both/report.html"), "utf8")).toContain("EXERCISE");
});

test("every path that the README names exists", () => {
  const paths = [...readme.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path]) => path ?? "");
  expect(paths.length).toBeGreaterThan(5);
  for (const path of paths) expect(existsSync(new URL(path, ROOT)), path).toBe(true);
});

/** First column of the tables under a heading of docs/results.md. */
function documented(heading: string): string[] {
  const [, section = ""] = results.split(`\n## ${heading}\n`);
  const [own = ""] = section.split("\n## ");
  return [...own.matchAll(/^\| `(\w+)` /gm)].map(([, name]) => name ?? "");
}

test("docs/results.md explains every column in its order, and every key", () => {
  const read = (name: string): string => readFileSync(bench.path("started", name), "utf8");
  const columns = (name: string): string[] => (read(name).split("\n", 1)[0] ?? "").split(",");
  const keys = (name: string): string[] => Object.keys(JSON.parse(read(name)) as object);
  const outcomes = ["no-basis", "open"];
  const requests = documented("requests.csv").filter((name) => !outcomes.includes(name));
  expect(requests.slice(0, columns("requests.csv").length)).toEqual(columns("requests.csv"));
  expect(documented("items.csv")).toEqual(columns("items.csv"));
  expect(documented("manifest.json")).toEqual(keys("manifest.json"));
  expect(documented("summary.json")).toEqual(
    keys("summary.json").map((key) => (key === "by_profile" ? "by_state" : key)),
  );
});

test("docs/results.md names every kind of record that a journal holds", () => {
  const journal = readFileSync(bench.path("started/journal.jsonl"), "utf8").trimEnd().split("\n");
  const kinds = new Set(journal.map((line) => /^\{"kind":"([a-z-]+)"/.exec(line)?.[1] ?? line));
  const [, section = ""] = results.split("\n## journal.jsonl\n");
  expect(kinds.size).toBeGreaterThan(10);
  for (const kind of kinds) expect(section).toContain(`\`${kind}\``);
});
