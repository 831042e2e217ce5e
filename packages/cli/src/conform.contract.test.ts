import { readdirSync, readFileSync, writeFileSync } from "node:fs";

import { afterAll, expect, test } from "vitest";

import { Bench } from "./testing/program.ts";
import { startService } from "./testing/service.ts";

const bench = new Bench();
afterAll(() => bench[Symbol.dispose]());

const KIT = import.meta.resolve("@contactpoint/testkit/conformance");

/** A node that speaks by lines: this project's own, with each answer changed by an expression. */
function nodeCommand(name: string, changed = "answer.effects"): string {
  writeFileSync(
    bench.path(name),
    `import { createInterface } from "node:readline";
     import { OwnNode } from ${JSON.stringify(KIT)};
     const node = new OwnNode();
     console.log(JSON.stringify(node.hello));
     for await (const line of createInterface({ input: process.stdin })) {
       const frame = JSON.parse(line);
       const answer = await node.exchange(frame);
       if (answer.kind === "echo") console.log(answer.text);
       else console.log(JSON.stringify(${changed}));
     }`,
  );
  return `'${process.execPath}' ${name}`;
}

const GOOD = nodeCommand("good.mjs");
/** Its preservations end a day too early. */
const BAD = nodeCommand(
  "bad.mjs",
  `{ ...answer.effects,
     hold: answer.effects.hold.map((hold) => ({ ...hold, until: hold.until - 86400000 })) }`,
);

test("a node that keeps to everything earns the badge and is reported in three forms", async () => {
  const words = ["conform", "--command", GOOD, "--out", "good", "--sign-key", "kit.key"];
  const { code, stdout } = await bench.run(words);
  expect({ code, stdout }).toMatchObject({ code: 0 });
  expect(stdout).toContain("0 failed, 0 undecided, 0 skipped");
  expect(stdout).toContain("Badge: earned");
  expect(stdout).toContain("not an official one");
  expect(readdirSync(bench.path("good")).toSorted()).toEqual([
    "conformance.json",
    "junit.xml",
    "report.html",
  ]);
  const html = readFileSync(bench.path("good", "report.html"), "utf8");
  expect(html).toContain("not an official one");
  expect(html).not.toMatch(/(?:src|href)="http/);
  expect(readFileSync(bench.path("good", "junit.xml"), "utf8")).toContain('failures="0"');
});

test("a node that errs ends with 1, and with 0 where that is known", async () => {
  const rule = ["--rule", "S18"];
  const found = await bench.run(["conform", "--command", BAD, ...rule, "--json"]);
  expect(found.code).toBe(1);
  const { conclusion, rules } = JSON.parse(found.stdout);
  expect(conclusion.failed).toContain("S18");
  expect(rules.find(({ number }: { number: string }) => number === "S18")).toMatchObject({
    result: "violated",
    evidence: expect.arrayContaining([expect.objectContaining({ line: expect.any(Number) })]),
  });
  writeFileSync(bench.path("known.txt"), `# a day too early\n${conclusion.failed.join("\n")}\n`);
  const known = ["--known-failing", "known.txt"];
  const excused = await bench.run(["conform", "--command", BAD, ...rule, ...known, "--out", "bad"]);
  expect(excused.code).toBe(0);
  expect(excused.stdout).toContain("violated, as known, S18: ");
  expect(readFileSync(bench.path("bad", "junit.xml"), "utf8")).not.toContain("<failure");
  const mended = await bench.run(["conform", "--command", GOOD, ...rule, ...known]);
  expect(mended.code).toBe(1);
  expect(mended.stdout).toContain("Known to fail, and passes now: S18");
});

test("an interrupt ends the bench, and the node that hears nothing any more with it", async () => {
  writeFileSync(bench.path("mute.mjs"), `console.error("mute"); setInterval(() => {}, 60_000);`);
  const words = ["conform", "--command", `'${process.execPath}' mute.mjs`, "--out", "interrupted"];
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    // It has the same stderr as the bench, so this ends only when both have ended.
    const conform = startService(bench, [...words, "--patience", "600"]);
    await conform.said(/mute/);
    conform.kill(signal);
    const { code, stderr } = await conform.ended;
    expect(code).toBe(130);
    expect(stderr).toContain("interrupted; nothing was written");
  }
  expect(readdirSync(bench.path())).not.toContain("interrupted");
});

test("a dry run lists the cases of a rule and starts nothing", async () => {
  const { code, stdout } = await bench.run(["conform", "--dry-run", "--rule", "S19"]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^core kept-while-assistance-pending S18 S19 S20 P-114 LS-020$/m);
});

test("what cannot be tried ends with its own code", async () => {
  writeFileSync(bench.path("wrong.txt"), "S99\n");
  writeFileSync(bench.path("taken"), "");
  const ends: readonly (readonly [number, readonly string[]])[] = [
    [64, ["conform"]],
    [64, ["conform", "ws://127.0.0.1:1", "--command", GOOD]],
    [64, ["conform", "nonsense"]],
    [64, ["conform", "127.0.0.1:4200"]],
    [64, ["conform", "ws://"]],
    [64, ["conform", "--command", GOOD, "--rule", "18"]],
    [65, ["conform", "--command", GOOD, "--known-failing", "wrong.txt"]],
    [65, ["conform", "--command", GOOD, "--sign-key", "wrong.txt"]],
    [69, ["conform", "ws://127.0.0.1:1"]],
    [69, ["conform", "--command", "true"]],
    [69, ["conform", "--command", "cat", "--patience", "0.2"]],
    [73, ["conform", "--command", GOOD, "--out", "taken"]],
  ];
  const ended = await Promise.all(ends.map(([, words]) => bench.run(words)));
  expect(ended.map(({ code }) => code)).toEqual(ends.map(([code]) => code));
});
