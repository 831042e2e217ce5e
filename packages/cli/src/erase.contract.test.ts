import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { NodeStore, storedRun } from "@contactpoint/live/store";
import { afterAll, expect, test } from "vitest";

import { Bench } from "./testing/program.ts";

const bench = new Bench();
afterAll(() => bench[Symbol.dispose]());

const FIRST_NIGHT = fileURLToPath(new URL("../../../scenarios/first-night.yaml", import.meta.url));
const NETWORK = ["network", FIRST_NIGHT, "--rate", "max", "--store", "night.db"];
const ERASED = "everyday/XA/1";

/** What the store says of a case. */
function contentsOf(request: string): readonly (string | null)[] {
  const kek = { file: bench.path("night.db.key") };
  using store = NodeStore.open(bench.path("night.db"), {
    run: storedRun(bench.path("night.db")),
    kek,
  });
  return [...store.inputs.each()]
    .filter((input) => input.node === "XB" && input.request === request)
    .map(({ content }) => content);
}

test("a case is erased, the log says so, and the network still goes through its log again", async () => {
  const first = await bench.run([...NETWORK, "--out", "first"]);
  expect(first.code).toBe(0);
  const before = contentsOf(ERASED);
  expect(before.length).toBeGreaterThan(0);
  expect(before.every((content) => content?.includes("EXERCISE"))).toBe(true);

  const words = ["erase", "night.db", "--node", "XB", "--request", ERASED];
  expect(await bench.run(words)).toMatchObject({
    code: 0,
    stdout: `night.db: XB has no content of ${ERASED} any more\n`,
  });
  expect(contentsOf(ERASED)).toEqual(before.map(() => null));
  expect(contentsOf("everyday/XA/2").every((content) => content !== null)).toBe(true);
  expect(await bench.run(["audit", "night.db"])).toMatchObject({ code: 0 });

  const again = await bench.run([...NETWORK, "--out", "again"]);
  expect(again.code).toBe(0);
  const journal = (folder: string): string =>
    readFileSync(bench.path(folder, "journal.jsonl"), "utf8");
  expect(journal("again")).toBe(journal("first"));
});

test("what is not there cannot be erased", async () => {
  const words = (file: string, request: string): string[] =>
    `erase ${file} --node XB --request ${request}`.split(" ");
  expect(await bench.run(words("night.db", ERASED))).toMatchObject({ code: 65 });
  expect(await bench.run(words("night.db", "nothing/of/it"))).toMatchObject({ code: 65 });
  expect(await bench.run(words("missing.db", ERASED))).toMatchObject({ code: 65 });
  expect(await bench.run(["erase", "night.db"])).toMatchObject({ code: 64 });
});
