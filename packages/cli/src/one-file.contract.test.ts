import { copyFileSync, readFileSync, writeFileSync } from "node:fs";

import type { Order } from "@contactpoint/exercise";
import type { JournalRecord } from "@contactpoint/protocol";
import { afterAll, expect, test } from "vitest";

import { CORPUS } from "./testing/played-scenario.ts";
import { Bench } from "./testing/program.ts";
import { SeatClient } from "./testing/seat-client.ts";
import { AT_ONCE, startService, type Service } from "./testing/service.ts";

const bench = new Bench();
afterAll(() => bench[Symbol.dispose]());

const clock = (act: "start" | "end"): Order => ({ order: "clock", do: { act } });

async function seat(service: Service, id: string): Promise<SeatClient> {
  const [, link = ""] = await service.said(new RegExp(`\n${id} +(\\S+)\n`));
  return SeatClient.take(link);
}

function journalOf(folder: string, at = bench): JournalRecord[] {
  const text = readFileSync(at.path(folder, "journal.jsonl"), "utf8");
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as JournalRecord);
}

const STUDY = `format: contactpoint-study/1
id: two-desks
version: 1.0.0
title: One officer more
marking: EXERCISE
seed: 1
base: one-day.yaml
variants:
  as-it-is: {}
  more: { patch: { rosters: { default: { shifts: [{ id: all, from: "00:00", to: "00:00", officers: 3 }] } } } }
replications: 2
`;

test("one file is run, compared, played, reported, judged and played again", async () => {
  copyFileSync(`${CORPUS}exercises/l2-form-and-assistance.yaml`, bench.path("one-day.yaml"));
  writeFileSync(bench.path("two-desks.yaml"), STUDY);
  const [ran, compared] = await Promise.all([
    bench.run(["run", "one-day.yaml", "--out", "ran"]),
    bench.run(["compare", "two-desks.yaml", "--out", "compared"]),
  ]);
  expect(ran).toMatchObject({ code: 0 });
  expect(compared.stdout).toContain("One officer more");
  expect(compared.code).toBe(0);

  const words = ["exercise", "one-day.yaml", "--out", "played", "--port", "0", ...AT_ONCE];
  const service = startService(bench, words);
  const facilitator = await seat(service, "facilitator");
  const officer = await seat(service, "XA/duty-officer");
  await facilitator.order({ order: "clock", do: { act: "set-override", on: true } });
  await facilitator.order({ order: "clock", do: { act: "set-rate", rate: 60 } });
  await facilitator.order(clock("start"));
  await facilitator.order({ order: "inject", inject: "fraud", do: { act: "send-now" } });
  await officer.until((seen) => seen.get("inject/fraud"));
  await officer.order({ order: "act", act: { act: "read", inject: "fraud" } });
  for (const state of ["XA", "XB", "XC"])
    await facilitator.order({
      order: "seat",
      seat: `${state}/duty-officer`,
      act: "give-to-machine",
    });
  // Machines play the rest of the day at once.
  const end = (journalOf("ran").at(-1) as JournalRecord).at;
  await facilitator.order({ order: "clock", do: { act: "leap", to: end } });
  const { stdout } = await service.ended;
  expect(stdout).toContain("After-action report: played/aar.html");

  const journal = journalOf("played");
  expect(journal.some(({ kind }) => kind === "order")).toBe(true);
  const summary = JSON.parse(readFileSync(bench.path("played", "summary.json"), "utf8")) as {
    readonly verdicts: readonly { readonly number: string; readonly verdict: string }[];
  };
  expect(summary.verdicts.length).toBeGreaterThan(20);
  expect(summary.verdicts.filter(({ verdict }) => verdict === "violated")).toEqual([]);
  const before = readFileSync(bench.path("played", "aar.html"), "utf8");
  const [reported, replayed] = await Promise.all([
    bench.run(["report", "played"]),
    bench.run(["replay", "played"]),
  ]);
  expect(reported.code).toBe(0);
  expect(readFileSync(bench.path("played", "aar.html"), "utf8")).toBe(before);
  expect(replayed).toMatchObject({
    code: 0,
    stdout: expect.stringContaining(`all ${journal.length} records`),
  });
});

// All before the step is as the simulator has it, and the exercise is played again from its log.
test.for([
  {
    what: "a counterexample opens at its failing step",
    path: "forgotten-renewal.yaml",
    at: "violation",
    note: /Next comes step (\d+), by which S\d+ is violated/,
  },
  {
    what: "a regression that is mended opens at any step that is named",
    path: "regressions/closed-unheard.yaml",
    at: "41",
    note: /Next comes step (\d+)/,
  },
])("$what", async ({ path, at, note }) => {
  const file = CORPUS + path;
  using own = new Bench();
  await own.run(["run", file, "--out", "found"]);
  const found = journalOf("found", own);
  const [, other] = (found[0] as JournalRecord & { kind: "scenario" }).scenario.states;
  const words = ["exercise", file, "--at", at, "--play", other?.id ?? "", "--out", "opened"];
  const service = startService(own, [...words, "--port", "0", ...AT_ONCE]);
  const [, step = ""] = await service.said(note);
  const facilitator = await seat(service, "facilitator");
  const shown = await facilitator.until((seen) => seen.get("clock"));
  const failing = found[Number(step) - 1] as JournalRecord;
  expect(shown).toMatchObject({ phase: "lobby", exercise: failing.at - 1 });
  await facilitator.order(clock("start"));
  await facilitator.order(clock("end"));
  await service.ended;
  const before = found.filter((record) => record.at < failing.at).slice(1);
  expect(before.length).toBeGreaterThan(20);
  expect(journalOf("opened", own).slice(1, before.length + 1)).toEqual(before);
  expect(await own.run(["replay", "opened"])).toMatchObject({ code: 0 });
});

test("an exercise opens at no violation or step, and for no State, that its file does not have", async () => {
  const file = `${CORPUS}regressions/data-at-home.yaml`;
  const ended = await Promise.all(
    [
      ["--at", "violation"],
      ["--at", "100000"],
      ["--play", "XQ"],
    ].map((words) => bench.run(["exercise", file, "--port", "0", ...words])),
  );
  expect(ended.map(({ code }) => code)).toEqual([65, 64, 64]);
  expect(ended[0]?.stderr).toContain("data-at-home violates no rule; name a time");
  expect(ended[2]?.stderr).toContain("no State XQ");
});
