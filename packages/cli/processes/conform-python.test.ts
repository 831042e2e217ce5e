import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { Bench } from "../src/testing/program.ts";

const EXAMPLES = fileURLToPath(new URL("../../../docs/examples/python/", import.meta.url));
const bench = new Bench();
afterAll(() => bench[Symbol.dispose]());

interface Conformance {
  readonly conclusion: { readonly code: number };
  readonly counts: { readonly passed: number; readonly failed: number };
  readonly rules: readonly { readonly number: string; readonly result: string }[];
}

async function conformanceOf(program: string): Promise<Conformance> {
  const words = ["conform", "--profile", "extended", "--command", `python3 ${EXAMPLES}${program}`];
  const { stdout } = await bench.run([...words, "--json"]);
  return JSON.parse(stdout) as Conformance;
}

test("A node that was written in Python from the specification alone passes core and extended", async () => {
  const { counts, conclusion } = await conformanceOf("node.py");
  expect(counts.failed).toBe(0);
  expect(counts.passed).toBeGreaterThan(190);
  expect(conclusion.code).toBe(0);
});

const FAULTS = execFileSync("python3", [`${EXAMPLES}wrong.py`], { encoding: "utf8" })
  .trim()
  .split("\n")
  .map((line) => line.split(/\s+/));

test("Each wrong node breaks the rule that it is to break, and no other", async () => {
  expect(FAULTS.length).toBeGreaterThan(20);
  const left = [...FAULTS];
  const found: Record<string, readonly string[]> = {};
  const worker = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const [name = ""] = next;
      const { rules, counts } = await conformanceOf(`wrong.py ${name}`);
      expect(counts.failed, name).toBeGreaterThan(0);
      const broken = rules.filter(({ result }) => result === "violated");
      found[name] = broken.map(({ number }) => number);
    }
  };
  await Promise.all([worker(), worker()]);
  expect(found).toEqual(Object.fromEntries(FAULTS.map(([name = "", rule]) => [name, [rule]])));
}, 600_000);
