import type { JournalRecord } from "@contactpoint/protocol";
import { expect, test } from "vitest";
import { Board } from "../desk/index.ts";
import type { Role, Seat } from "../seats/index.ts";
import { toldNight } from "../testing/told-night.ts";
import { LatencyDesk } from "./latency-desk.ts";

const seat = (role: Role): Seat => ({ id: role, role, states: [], post: "" });

test("Everybody but players sees how long it has taken so far", () => {
  const { board, note, desk } = watched(toldNight());
  note();
  desk.show();
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
  const night = toldNight({ acknowledged: null });
  const now = night.scenario.clock.start + 31 * 60_000;
  const { board, note, desk } = watched(night, now);
  note(night.journal.filter(({ at }) => at <= now));
  desk.show();
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
  const night = toldNight();
  const { board, note, desk, pass } = watched(night);
  const reached = (): unknown => {
    const [shown] = board.since(seat("observer"), 0).documents;
    return shown?.document?.kind === "latencies" && shown.document.rows.map((row) => row.reached);
  };
  const answered = night.journal.findLastIndex(({ kind }) => kind === "hold");
  for (const record of night.journal.slice(0, answered)) {
    note([record]);
    desk.refresh();
    reached();
  }
  expect([board.version, reached()]).toEqual([1, [0, 0]]);
  pass(999);
  note(night.journal.slice(answered));
  desk.refresh();
  expect([board.version, reached()]).toEqual([1, [0, 0]]);
  pass(1);
  desk.refresh();
  expect([board.version, reached()]).toEqual([2, [1, 1]]);
  pass(5_000);
  desk.refresh();
  expect(board.version).toBe(2);
});

/** A desk that is told of a night when `note` is called, at an instant of the exercise. */
function watched(
  { scenario, journal, log }: ReturnType<typeof toldNight>,
  at = scenario.clock.end,
): {
  readonly board: Board;
  readonly desk: LatencyDesk;
  readonly note: (records?: readonly JournalRecord[]) => void;
  /** Real milliseconds go by. */
  readonly pass: (ms: number) => void;
} {
  const board = new Board("life");
  let real = 0;
  const sources = { log: { records: log }, at: () => at, now: () => real };
  const desk = new LatencyDesk(scenario, board, sources);
  return {
    board,
    desk,
    note: (records = journal) => {
      for (const record of records) desk.note(record);
    },
    pass: (ms) => (real += ms),
  };
}
