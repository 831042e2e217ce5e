import { journalArbitrary } from "@contactpoint/analysis/testing";
import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Board } from "../desk/index.ts";
import type { ExerciseRecord } from "../log/index.ts";
import { exerciseMeasures, latencyRows } from "../measures/index.ts";
import { LatencyDesk } from "../play/latency-desk.ts";
import { sheetsOf } from "../play/sheets-of.ts";
import { toldNight } from "../testing/told-night.ts";
import { RecordedRun } from "./recorded-run.ts";
import { RunHistory } from "./run-history.ts";
import { VIEWER } from "./viewer.ts";

const ALL = { which: "all", find: "" } as const;
const MINUTE = 60_000;

function scenarioOf([first]: readonly JournalRecord[]): ResolvedScenario {
  if (first?.kind !== "scenario") throw new RangeError("a journal begins with its scenario");
  return first.scenario;
}

interface Recorded {
  readonly run: RecordedRun;
  /** Lines that were read, in all. */
  readonly read: () => number;
}

function recorded(
  journal: readonly JournalRecord[],
  log: readonly ExerciseRecord[] | null = null,
): Recorded {
  const history = new RunHistory(scenarioOf(journal), false);
  for (const record of journal) history.note(record);
  let read = 0;
  const run = new RecordedRun(history, log, (lines) => {
    read += lines.length;
    return lines.flatMap((line) => journal[line - 1] ?? []);
  });
  return { run, read: () => read };
}

/** What a board shows that was fed with the records by an instant and knows of none after it. */
function boardAt(
  journal: readonly JournalRecord[],
  log: readonly ExerciseRecord[],
  at: number,
): Map<string, unknown> {
  const scenario = scenarioOf(journal);
  const board = new Board("life");
  const known = log.filter(({ exercise }) => exercise <= at);
  const sheets = sheetsOf(scenario, board, {
    postedOf: () => undefined,
    now: () => at,
    playedBy: () => "machine",
  });
  const latencies = new LatencyDesk(scenario, board, {
    log: { records: known },
    at: () => at,
    now: () => 0,
  });
  for (const record of journal)
    if (record.at <= at) for (const one of [...sheets, latencies]) one.note(record);
  latencies.show();
  const { documents } = board.since(VIEWER, 0);
  return new Map(documents.map(({ key, document }) => [key, document]));
}

/** The same documents as the run gives them. */
function runAt(run: RecordedRun, at: number): Map<string, unknown> {
  const { states, links, latencies, requests } = run.at(at, ALL, 0);
  return new Map<string, unknown>([
    ...states.map((state) => [`state/${state.id}`, state] as const),
    ...links.map((link) => [`link/${link.from}/${link.to}`, link] as const),
    ...requests.cases.map((one) => [`case/${one.request}`, one] as const),
    ...(latencies.rows.length > 0 ? ([["latencies", latencies]] as const) : []),
  ]);
}

/** Without what does not change, and without counts of nothing. */
function moving(documents: ReadonlyMap<string, unknown>): Map<string, unknown> {
  const rows = documents.get("latencies") as { rows: readonly unknown[] } | undefined;
  return new Map(
    [...documents].filter(
      ([key]) => key !== "exercise" && !(key === "latencies" && rows?.rows.length === 0),
    ),
  );
}

test("How a run stands at any instant is how a board stands that was fed until then", () => {
  fc.assert(
    fc.property(journalArbitrary(), fc.nat(), (journal, pick) => {
      const { run } = recorded(journal);
      const at = journal[pick % journal.length]?.at ?? 0;
      const board = moving(boardAt(journal, [], at));
      expect(moving(runAt(run, at))).toEqual(board);
      const { cases, open, closed } = run.at(at, ALL, 0).requests;
      expect([open, closed]).toEqual([
        cases.filter(({ final }) => !final).length,
        cases.filter(({ final }) => final).length,
      ]);
      const ids = run.at(at, { which: "open", find: "" }, 0).requests.cases;
      expect(ids.every(({ final }) => !final)).toBe(true);
    }),
  );
});

test("At the end of any journal the latencies are those that its report counts", () => {
  fc.assert(
    fc.property(journalArbitrary(), (journal) => {
      const { run } = recorded(journal, []);
      const report = latencyRows(exerciseMeasures(journal, []).latencies);
      const { rows } = run.at(run.history.ends, ALL, 0).latencies;
      const told = report.flatMap(
        ({ measure, by, cut, n, reached, competing, censored, exercise }) =>
          cut === "all" && (measure === "response-time" || measure === "preserve-after-delivery")
            ? [
                expect.objectContaining({
                  measure,
                  by,
                  n,
                  reached,
                  competing,
                  censored,
                  ...exercise,
                }),
              ]
            : [],
      );
      expect(rows).toEqual(told);
    }),
  );
});

test("An exercise's latencies are told as they stood, and at the end as its report tells them", () => {
  const { journal, log, scenario } = toldNight();
  const { run } = recorded(journal, log);
  const { start } = scenario.clock;
  for (let minute = 0; minute <= 120; minute += 1) {
    const at = start + minute * MINUTE;
    const latencies = boardAt(journal, log, at).get("latencies") ?? { kind: "latencies", rows: [] };
    expect(run.at(at, ALL, 0).latencies, `minute ${minute}`).toEqual(latencies);
  }
  const { latencies } = run.at(run.history.ends, ALL, 0);
  const report = latencyRows(exerciseMeasures(journal, log).latencies);
  for (const row of latencies.rows)
    expect(report).toContainEqual(
      expect.objectContaining({
        measure: row.measure,
        by: row.by,
        cut: "all",
        n: row.n,
        reached: row.reached,
        exercise: {
          p50_s: row.p50_s,
          p90_s: row.p90_s,
          max_s: row.max_s,
          open_s: row.open_s,
        },
      }),
    );
  expect(latencies.rows.map(({ measure, by }) => [measure, by])).toEqual([
    ["response-time", "people"],
    ["preserve-after-delivery", "people"],
  ]);
});

test("Of a run without a log nobody played, whoever might have", () => {
  const { journal } = toldNight();
  const { latencies, states } = recorded(journal).run.at(Infinity, ALL, 0);
  expect(new Set(latencies.rows.map(({ by }) => by))).toEqual(new Set(["machines"]));
  expect(new Set(states.map(({ played_by }) => played_by))).toEqual(new Set(["machine"]));
});

test("From each instant one steps to the nearest at which something happened", () => {
  const { journal, scenario } = toldNight();
  const { run } = recorded(journal);
  const { start } = scenario.clock;
  const step = (minute: number) => {
    const { previous, next } = run.at(start + minute * MINUTE, ALL, 0);
    return [previous, next].map((at) => (at === null ? null : (at - start) / MINUTE));
  };
  expect(step(0)).toEqual([null, 5]);
  expect(step(7)).toEqual([5, 10]);
  expect(step(10)).toEqual([5, 11]);
  expect(step(120)).toEqual([80, null]);
});

test("Requests are found by what they are called, whom they concern and whether they are open", () => {
  const { journal, scenario } = toldNight();
  const { run } = recorded(journal);
  const total = (query: { which: "open" | "closed" | "all"; find: string }, minute = 60): number =>
    run.at(scenario.clock.start + minute * MINUTE, query, 0).requests.total;
  expect(total({ which: "open", find: "" })).toBe(1);
  expect(total({ which: "open", find: "" }, 9)).toBe(0);
  expect(total({ which: "closed", find: "" })).toBe(0);
  expect(total({ which: "all", find: "SEAT/xa" })).toBe(1);
  expect(total({ which: "all", find: "xb" })).toBe(1);
  expect(total({ which: "all", find: "XC" })).toBe(0);
});

test("A look at an instant reads no more lines than it shows", () => {
  const { journal } = toldNight();
  const { run, read } = recorded(journal);
  run.at(run.history.ends, ALL, 0);
  // Once among what happened last, once in the one request.
  expect(read()).toBeLessThanOrEqual(40 + journal.length);
  const before = read();
  run.at(run.history.ends, { which: "closed", find: "" }, 0);
  expect(read() - before).toBeLessThanOrEqual(40);
});

test("A story tells who did what, with the clocks of both sides", () => {
  const { journal, log } = toldNight();
  const { run } = recorded(journal, log);
  const story = run.story("seat/XA/1");
  const told = story?.facts.map(({ record, by, person }) => [record.kind, by, person]);
  expect(told).toContainEqual(["task", "people", "Bo Boreal"]);
  expect(told).toContainEqual(["sent", "people", ""]);
  expect(story?.from_offsets[0]).toBe(60 * MINUTE);
  expect(story?.to_offsets[0]).toBe(-5 * 60 * MINUTE);
  expect(story?.messages.map(({ letter, direction }) => [letter.type, direction])).toContainEqual([
    "acknowledgement",
    "out",
  ]);
  expect(run.story("seat/XA/2")).toBeNull();
});

test("Injects, faults and violations are marked where they happened", () => {
  const { journal, scenario } = toldNight();
  const violating = journal.flatMap((record): JournalRecord[] =>
    // Acknowledged although nothing was delivered.
    record.kind === "delivered" ? [] : [record],
  );
  const { start } = scenario.clock;
  const marks = recorded(violating).run.history.marks();
  expect(marks[0]).toMatchObject({ mark: "inject", name: "theft", at: start + 5 * MINUTE });
  expect(marks.some(({ mark, because }) => mark === "violation" && because !== "")).toBe(true);
});
