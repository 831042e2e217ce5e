import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";

import { writeSmallStudy } from "@contactpoint/study/testing";
import { expect, test } from "vitest";

import { Bench } from "../src/testing/program.ts";

const STUDY = "study.yaml";

test("a full disk ends a study with 74, and what it had computed serves its resumption", async () => {
  using bench = new Bench();
  writeSmallStudy(bench.folder, STUDY, { replications: "40" });
  expect(await bench.run(["compare", STUDY, "--out", "whole"])).toMatchObject({ code: 0 });
  using disk = smallDisk(bench.path("disk"), "256k");
  const words = ["compare", STUDY, "--out", "disk/out"];
  const full = await bench.run(words);
  expect([full.code, full.stderr]).toEqual([74, expect.stringMatching(/no space left/i)]);
  const kept = linesOf(bench, "disk/out");
  expect(kept).toBeGreaterThan(0);
  expect(kept).toBeLessThan(80);
  disk.grow("64m");
  expect(await bench.run([...words, "--resume"])).toMatchObject({ code: 0 });
  for (const name of ["comparison.csv", "summary.json"]) {
    expect(bytesOf(bench, `disk/out/${name}`)).toEqual(bytesOf(bench, `whole/${name}`));
  }
});

/** A file system in memory; gone at the end of its scope. */
function smallDisk(path: string, size: string): Disposable & { grow(size: string): void } {
  mkdirSync(path);
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", path]);
  return {
    grow: (larger) => void execFileSync("mount", ["-o", `remount,size=${larger}`, path]),
    [Symbol.dispose]: () => void execFileSync("umount", [path]),
  };
}

function linesOf(bench: Bench, folder: string): number {
  return bytesOf(bench, `${folder}/replications.jsonl`).toString().split("\n").length - 1;
}

function bytesOf(bench: Bench, name: string): Buffer {
  return readFileSync(bench.path(name));
}
