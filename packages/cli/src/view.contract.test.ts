import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";

import type { Standing, Story, Update } from "@contactpoint/exercise";
import { afterAll, beforeAll, expect, test } from "vitest";

import { Failure } from "./exit/failure.ts";
import { Bench } from "./testing/program.ts";
import { startService } from "./testing/service.ts";
import { openRecorded } from "./view/open-recorded.ts";

const bench = new Bench();
beforeAll(async () => {
  await bench.run(["run", bench.scenario("a.yaml"), "--out", "whole"]);
}, 120_000);
afterAll(() => bench[Symbol.dispose]());

/** A copy of the whole run folder, to be spoiled. */
function copied(name: string): string {
  cpSync(bench.path("whole"), bench.path(name), { recursive: true });
  return bench.path(name);
}

const journal = (): string[] =>
  readFileSync(bench.path("whole", "journal.jsonl"), "utf8").split("\n").slice(0, -1);

function noticesOf(folder: string): unknown {
  using recorded = openRecorded(folder);
  return recorded.notices;
}

function refusal(folder: string): { code: number; message: string } {
  try {
    openRecorded(folder)[Symbol.dispose]();
  } catch (error) {
    if (error instanceof Failure) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error(`${folder} was opened`);
}

test("The link of a run opens its pages, which answer for any instant until the service is stopped", async () => {
  const service = startService(bench, ["view", "whole", "--at", "T+02:00"]);
  const [, link = "", at = ""] = await service.said(/(http:\S+)#t=(\S+)\n/);
  const { origin } = new URL(link);
  expect((await fetch(`${origin}/api/at?t=0`)).status).toBe(401);
  const opened = await fetch(link, { redirect: "manual" });
  expect(opened.headers.get("location")).toBe("/");
  expect(opened.headers.get("content-security-policy")).toContain("default-src 'self'");
  const [given = ""] = opened.headers.getSetCookie();
  expect(given).toMatch(/HttpOnly; SameSite=Strict/);
  const headers = { cookie: given.split(";")[0] ?? "" };
  const ask = async (path: string): Promise<unknown> =>
    (await fetch(`${origin}${path}`, { headers })).json();
  const { documents } = (await ask("/api/updates")) as Update;
  const run = documents.find(({ key }) => key === "run")?.document;
  expect(run).toMatchObject({ kind: "run", notices: [], lines: journal().length });
  expect(run).toMatchObject({ opens: Date.parse(at) });
  const standing = (await ask(`/api/at?t=${Date.parse(at)}`)) as Standing;
  expect(standing.states.map(({ kind }) => kind)).toContain("state");
  const end = (await ask("/api/at?t=99999999999999")) as Standing;
  expect(end).toMatchObject({ line: journal().length, next: null });
  expect(end.requests.total).toBeGreaterThan(0);
  const [first] = end.requests.cases;
  const story = (await ask(
    `/api/story?request=${encodeURIComponent(first?.request ?? "")}`,
  )) as Story;
  expect(story.facts[0]?.record).toMatchObject({ kind: "need", request: first?.request });
  service.kill("SIGTERM");
  expect(await service.ended).toMatchObject({ code: 0, stderr: "" });
});

test("What is no run folder is refused with its reason", async () => {
  expect(await bench.run(["view", "nothing"])).toMatchObject({
    code: 65,
    stdout: "",
    stderr: "contactpoint: nothing is not a folder\n",
  });
  mkdirSync(bench.path("empty"));
  expect(refusal(bench.path("empty"))).toMatchObject({
    code: 65,
    message: expect.stringContaining("no run folder"),
  });
  writeFileSync(bench.path("empty", "exercise.jsonl"), "");
  expect(refusal(bench.path("empty")).message).toContain("not over");
  writeFileSync(bench.path("empty", "journal.jsonl"), "");
  expect(refusal(bench.path("empty"))).toMatchObject({ code: 65 });
  writeFileSync(bench.path("empty", "journal.jsonl"), '{"kind":"end","at":0}\n');
  expect(refusal(bench.path("empty"))).toMatchObject({
    code: 65,
    message: expect.stringContaining("journal.jsonl:1"),
  });
  const none = copied("none");
  rmSync(`${none}/journal.jsonl`);
  const manifest = readFileSync(`${none}/manifest.json`, "utf8");
  writeFileSync(`${none}/manifest.json`, manifest.replace('"written"', '"none"'));
  expect(refusal(none)).toMatchObject({
    code: 65,
    message: expect.stringContaining("--journal none"),
  });
});

test("An instant outside the run is a wrong command line", async () => {
  const { code, stderr } = await bench.run(["view", "whole", "--at", "T+9999:00"]);
  expect([code, stderr]).toEqual([64, expect.stringContaining("which lasts from")]);
});

test("A run that was cut short is opened as far as it went, and one that was edited with a notice", () => {
  const cut = copied("cut");
  rmSync(`${cut}/manifest.json`);
  const lines = journal();
  const kept = lines.slice(0, -3).join("\n");
  writeFileSync(`${cut}/journal.jsonl`, `${kept}\n`);
  expect(noticesOf(cut)).toEqual([{ notice: "unfinished" }]);
  writeFileSync(`${cut}/journal.jsonl`, `${kept}\n${lines.at(-3)?.slice(0, 20)}`);
  expect(noticesOf(cut)).toEqual([
    { notice: "cut", line: lines.length - 2 },
    { notice: "unfinished" },
  ]);
  const edited = copied("edited");
  writeFileSync(
    `${edited}/journal.jsonl`,
    lines.map((line) => line.replace('"kind":"end"', '"kind": "end"')).join("\n"),
  );
  expect(noticesOf(edited)).toEqual([{ notice: "edited" }]);
  expect(noticesOf(bench.path("whole"))).toEqual([]);
});

test("Every line of a journal is found again on the disk, however long it is", () => {
  const long = "é".repeat(2_000_000);
  const folder = copied("long");
  const [first = "", ...rest] = journal();
  const odd = { kind: "fault", at: Date.parse("2020-01-01"), fault: long, phase: "began" };
  writeFileSync(
    `${folder}/journal.jsonl`,
    [first, JSON.stringify(odd), ...rest].map((line) => `${line}\n`).join(""),
  );
  using recorded = openRecorded(folder);
  const { run } = recorded;
  expect(run.history.marks()[0]?.name).toHaveLength(long.length);
  const end = run.at(run.history.ends, { which: "all", find: "" }, 0);
  expect(end.facts[0]).toMatchObject({ line: rest.length + 2, record: { kind: "end" } });
});
