import { readFileSync, writeFileSync } from "node:fs";

import { afterAll, expect, test } from "vitest";

import { Bench, type Ended } from "../src/testing/program.ts";
import { freePorts, startService } from "../src/testing/service.ts";

const bench = new Bench();
afterAll(() => bench[Symbol.dispose]());

/** Two and a half days a second: sixty days in twenty-four seconds. */
const RATE = 216_000;
/** Real time until the clock starts, in which the node comes up. */
const HEAD_START_MS = 3_000;

/** Tries this project's own node, in a process of its own, in an exercise of this name. */
async function tried(
  name: string,
  scenario: string,
  port: number,
  ...more: string[]
): Promise<Ended> {
  writeFileSync(bench.path(`${name}.yaml`), scenario);
  const startedAt = new Date(Date.now() + HEAD_START_MS).toISOString();
  const pace = ["--rate", String(RATE), "--started-at", startedAt];
  const place = ["--out", name, "--port", String(port)];
  await bench.run(["credentials", `${name}.yaml`, ...place, ...pace]);
  const words = ["--state", "XB", "--credentials", name, "--out", `${name}-run`];
  const node = startService(bench, ["node", `${name}.yaml`, ...words]);
  await node.said(/"event":"exercise-started"/);
  const ended = await bench.run(["conform", "--credentials", name, ...more]);
  node.kill("SIGTERM");
  await node.ended;
  return ended;
}

test("this project's node passes core and extended over real sockets, and one that errs does not", async () => {
  const { stdout: exam } = await bench.run(["conform", "--test-scenario"]);
  const port = await freePorts(8);
  const [own, erring] = await Promise.all([
    tried("own", exam, port, "--profile", "extended", "--out", "own-report"),
    // What should hold nothing holds something.
    tried(
      "erring",
      exam.replace("not_held_share: 1", "not_held_share: 0"),
      port + 4,
      "--rule",
      "S02",
    ),
  ]);
  expect(own).toMatchObject({ code: 0 });
  expect(own.stdout).toContain("Badge: earned");
  const report = JSON.parse(readFileSync(bench.path("own-report", "conformance.json"), "utf8"));
  expect(report).toMatchObject({ official: false, bench: "black-box", conclusion: { code: 0 } });
  expect(report.counts.passed).toBeGreaterThan(60);
  expect(erring.code).toBe(1);
  expect(erring.stdout).toContain("failed not-held");
});
