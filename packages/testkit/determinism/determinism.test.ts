import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { afterAll, beforeAll, expect, test } from "vitest";

import { firstDifference, type HashList } from "./hash-list.ts";
import { trapped } from "./trapped.ts";

/** Has the time-zone data of the workspace's release. It calls itself 26.8.0-alpha.0.0.0. */
const OTHER_RELEASE = "26.8.0";
const SEEDS = 1000;
const PLACES = [
  { TZ: "Pacific/Kiritimati", LC_ALL: "tr_TR.UTF-8", locale: "tr-TR" },
  { TZ: "America/St_Johns", LC_ALL: "ar_EG.UTF-8", locale: "ar-EG" },
];
const PROCESSES = 2;

const scratch = mkdtempSync(join(tmpdir(), "contactpoint-determinism-"));
const program = join(import.meta.dirname, "journal-hashes.ts");
const lists: HashList[] = [];

beforeAll(async () => {
  const runs = [process.execPath, otherNode()].flatMap((node) =>
    PLACES.flatMap((place) => Array.from({ length: PROCESSES }, () => [node, place] as const)),
  );
  // Two at a time, for as many cores.
  for (let at = 0; at < runs.length; at += 2) {
    const pair = runs.slice(at, at + 2).map(([node, place]) => hashesIn(node, place));
    lists.push(...(await Promise.all(pair)));
  }
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Node's binary alone, from the npm registry. */
function otherNode(): string {
  const name = `node-${process.platform}-${process.arch}`;
  const words = ["install", "--no-audit", "--no-fund", "--prefix", scratch];
  execFileSync("npm", [...words, `${name}@${OTHER_RELEASE}`], { cwd: scratch, stdio: "pipe" });
  return join(scratch, "node_modules", name, "bin/node");
}

async function hashesIn(node: string, { TZ, LC_ALL }: (typeof PLACES)[number]): Promise<HashList> {
  const { stdout } = await promisify(execFile)(node, [program, "0", String(SEEDS)], {
    env: { ...process.env, TZ, LC_ALL, LANG: LC_ALL },
  });
  return JSON.parse(stdout) as HashList;
}

test("Two releases of Node, each in two time zones and locales, were asked twice", () => {
  const releases = [process.versions.node, OTHER_RELEASE];
  const wanted = releases.flatMap((node) =>
    PLACES.flatMap(({ TZ, locale }) => Array(PROCESSES).fill(`${node} ${TZ} ${locale}`)),
  );
  const asked = lists.map(({ node, timeZone, locale }) => {
    return `${node.replace(/-alpha.*/, "")} ${timeZone} ${locale}`;
  });
  expect(asked).toEqual(wanted);
});

test("Both releases of Node have the same time-zone data, without which journals may differ", () => {
  expect([...new Set(lists.map(({ tz_data }) => tz_data))]).toEqual([process.versions["tz"]]);
});

test("The journals of 1,000 seeds are the same to the byte, and no run used a clock or chance", () => {
  const [first] = lists;
  if (first === undefined) throw new Error("nothing was run");
  expect(new Set(first.hashes).size).toBe(SEEDS);
  expect(lists.map((list) => firstDifference(first, list))).toEqual(lists.map(() => null));
});

test("A difference is found, and its seed is named", () => {
  const [first] = lists;
  if (first === undefined) throw new Error("nothing was run");
  const other = { ...first, node: "27.0.0", hashes: first.hashes.with(17, "another") };
  expect(firstDifference(first, other)).toMatch(
    /^seed 17 differs between Node 26\.\S+ .* and Node 27/,
  );
  expect(firstDifference(first, { ...first, hashes: [] })).toContain("length");
});

test.each<[string, () => unknown]>([
  ["Date", () => Date.now()],
  ["Date", () => new Date()],
  ["Math.random", () => Math.random()],
  ["performance", () => performance.now()],
  ["setTimeout", () => setTimeout(() => undefined, 0)],
  ["crypto", () => crypto.randomUUID()],
  ["Temporal", () => Temporal.Now.instant()],
  ["localeCompare", () => "a".localeCompare("b")],
])("A run that uses %s is stopped", (name, use) => {
  expect(() => trapped(use)).toThrow(`must not use ${name.replace("Math.", "")}`);
  expect(use).not.toThrow();
});
