import { afterEach, expect, test, vi } from "vitest";
import { Casting } from "../measures/index.ts";
import type { Role, Seat } from "../seats/index.ts";
import { toldNight } from "../testing/told-night.ts";
import { Board } from "./board.ts";
import { LatencySheets } from "./latency-sheets.ts";

const seat = (role: Role): Seat => ({ id: role, role, states: [], post: "" });

afterEach(() => vi.useRealTimers());

test("Everybody but players sees how long it has taken so far", () => {
  const { scenario, journal, log } = toldNight();
  const board = new Board("life");
  const { start, end } = scenario.clock;
  const casting = (): Casting => new Casting(scenario, log);
  const sheets = new LatencySheets(board, { now: () => end, casting });
  for (const record of journal) sheets.note(record);
  expect(end).toBeGreaterThan(start);
  expect(board.since(seat("player"), 0).documents).toEqual([]);
  for (const role of ["facilitator", "white-cell", "evaluator", "observer"] as const)
    expect(board.since(seat(role), 0).documents).toMatchObject([
      {
        key: "latencies",
        document: {
          rows: [
            { measure: "response-time", by: "people", n: 1, reached: 1, p50_s: 240 },
            { measure: "preserve-after-delivery", by: "people", n: 1, reached: 1, p50_s: 4140 },
          ],
        },
      },
    ]);
});

test("What is still open is counted as waiting, and listed while there are few", () => {
  const { scenario, journal, log } = toldNight({ acknowledged: null });
  const board = new Board("life");
  const now = scenario.clock.start + 31 * 60_000;
  const sheets = new LatencySheets(board, {
    now: () => now,
    casting: () => new Casting(scenario, log),
  });
  for (const record of journal) if (record.at <= now) sheets.note(record);
  const [shown] = board.since(seat("observer"), 0).documents;
  expect(shown?.document).toMatchObject({
    rows: [
      {
        n: 1,
        reached: 0,
        censored: 1,
        p50_s: null,
        max_s: null,
        open_s: 1_200,
        values: [{ exercise_s: 1_200, ending: "censored" }],
      },
      { measure: "preserve-after-delivery", censored: 1 },
    ],
  });
});

test("All requests are counted once a second at most, and what came last is counted too", () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const { scenario, journal, log } = toldNight();
  const board = new Board("life");
  const sheets = new LatencySheets(board, {
    now: () => scenario.clock.end,
    casting: () => new Casting(scenario, log),
  });
  const reached = (): unknown => {
    const [shown] = board.since(seat("observer"), 0).documents;
    return shown?.document?.kind === "latencies" && shown.document.rows.map((row) => row.reached);
  };
  const answered = journal.findLastIndex(({ kind }) => kind === "hold");
  for (const record of journal.slice(0, answered)) {
    sheets.note(record);
    reached();
  }
  const before = [board.version, reached()];
  expect(before).toEqual([1, [0, 0]]);
  for (const record of journal.slice(answered)) sheets.note(record);
  expect([board.version, reached()]).toEqual(before);
  vi.advanceTimersByTime(1_000);
  expect([board.version, reached()]).toEqual([2, [1, 1]]);
  vi.advanceTimersByTime(5_000);
  expect(board.version).toBe(2);
});
