import { readFileSync } from "node:fs";

import type { JournalRecord } from "@contactpoint/protocol";
import type { HostUnderTest, PlayableScenario } from "@contactpoint/testkit";

import { Bench } from "./program.ts";
import { freePorts, startService } from "./service.ts";

/** Real time until the clock starts, in which the nodes come up. */
const HEAD_START_MS = 4_000;

/** Each contact point in a process of its own on loopback, and a secretariat; their journals merged. */
export function processHost(rate: number): HostUnderTest {
  return { name: "Separate processes", order: "free", play: (scenario) => play(scenario, rate) };
}

async function play({ path, resolved }: PlayableScenario, rate: number) {
  using bench = new Bench();
  const states = resolved.states.map(({ id }) => id);
  const port = String(await freePorts(states.length + 1));
  const startedAt = new Date(Date.now() + HEAD_START_MS).toISOString();
  const pace = ["--rate", String(rate), "--started-at", startedAt];
  await succeed(bench, ["credentials", path, "--out", "keys", "--port", port, ...pace]);
  const secretariat = startService(bench, ["secretariat", "keys"]);
  await secretariat.said(/serving version 1/);
  const nodes = states.map((state) =>
    startService(bench, ["node", path, "--state", state, "--credentials", "keys", "--out", state]),
  );
  const ended = await Promise.all(nodes.map((node) => node.ended));
  secretariat.kill("SIGTERM");
  await secretariat.ended;
  const failed = ended.find(({ code }) => code !== 0);
  if (failed !== undefined) throw new Error(`a node failed: ${failed.stderr}`);
  await succeed(bench, ["report", ...states, "--out", "merged"]);
  const lines = readFileSync(bench.path("merged", "journal.jsonl"), "utf8").trimEnd().split("\n");
  return { journal: lines.map((line) => JSON.parse(line) as JournalRecord) };
}

async function succeed(bench: Bench, words: readonly string[]): Promise<void> {
  const { code, stderr } = await bench.run(words);
  if (code !== 0) throw new Error(`${words.join(" ")} ended with ${String(code)}: ${stderr}`);
}
