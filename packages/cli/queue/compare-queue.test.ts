import { readFileSync } from "node:fs";

import { RedisServer, writeSmallStudy } from "@contactpoint/study/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

import { Bench, unfilled } from "../src/testing/program.ts";
import { startService } from "../src/testing/service.ts";

const bench = new Bench();
let redis: RedisServer;

beforeAll(async () => {
  redis = await RedisServer.start();
  writeSmallStudy(bench.folder, "study.yaml", { replications: "120" });
  const { code } = await bench.run(["compare", "study.yaml", "--out", "local"]);
  if (code !== 0) throw new Error(`the undisturbed study ended with ${String(code)}`);
});
afterAll(async () => {
  await redis[Symbol.asyncDispose]();
  bench[Symbol.dispose]();
});

test("three workers, one killed, and a queue that restarts give the results of one machine", async () => {
  const workers = [0, 1, 2].map(() =>
    startService(bench, ["worker", "--queue", redis.url, "--threads", "1"]),
  );
  await Promise.all(workers.map((worker) => worker.said(/ready: /)));
  const study = startService(bench, ["compare", "study.yaml", "--queue", redis.url, "--out", "q"]);
  const [first, second, third] = workers;
  await first?.said(/finished /, 3);
  first?.kill("SIGKILL");
  await second?.said(/finished /, 5);
  await redis.stop("SIGKILL");
  await redis.start();
  const { code, stderr } = await study.ended;
  expect([code, stderr]).toEqual([0, expect.not.stringMatching(/no worker listens/)]);
  expect(resultsOf("q")).toEqual(resultsOf("local"));
  for (const worker of [second, third]) {
    worker?.kill("SIGTERM");
    expect(await worker?.ended).toMatchObject({ code: 0 });
  }
});

test("a study given up at a queue goes on in threads of this machine", async () => {
  await using gone = await RedisServer.start();
  const worker = startService(bench, ["worker", "--queue", gone.url, "--threads", "1"]);
  const words = ["compare", "study.yaml", "--queue", gone.url, "--out", "resumed"];
  const study = startService(bench, words);
  await worker.said(/finished /, 20);
  study.kill("SIGINT");
  expect(await study.ended).toMatchObject({ code: 130 });
  worker.kill("SIGTERM");
  expect(await worker.ended).toMatchObject({ code: 0 });
  const kept = linesOf("resumed");
  expect(kept).toBeGreaterThan(0);
  expect(await bench.run(["compare", "study.yaml", "--resume", "--out", "resumed"])).toMatchObject({
    code: 0,
  });
  expect(resultsOf("resumed")).toEqual(resultsOf("local"));
});

test("a queue that cannot be reached ends with 69 and hides the password", async () => {
  const nowhere = "redis://me:secret@127.0.0.1:1";
  const ends = [
    await bench.run(["compare", "study.yaml", "--queue", nowhere, "--out", "none"]),
    await bench.run(["worker", "--queue", nowhere]),
  ];
  for (const { code, stderr } of ends) {
    expect(code).toBe(69);
    expect(unfilled(stderr)).toMatch(
      /^contactpoint: cannot reach the queue redis:\/\/127\.0\.0\.1:1: .*\n$/,
    );
  }
});

test("what is no address of a queue ends with 64", async () => {
  const { code, stderr } = await bench.run(["worker", "--queue", "localhost"]);
  expect([code, stderr]).toEqual([
    64,
    expect.stringContaining("looks like redis://localhost:6379"),
  ]);
});

function resultsOf(folder: string): { table: string; results: string } {
  const read = (name: string): string => readFileSync(bench.path(folder, name), "utf8");
  const { results_sha256 } = JSON.parse(read("manifest.json")) as { results_sha256: string };
  return { table: read("comparison.csv"), results: results_sha256 };
}

function linesOf(folder: string): number {
  return readFileSync(bench.path(folder, "replications.jsonl"), "utf8").split("\n").length - 1;
}
