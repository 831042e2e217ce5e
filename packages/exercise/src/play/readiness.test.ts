import { expect, test } from "vitest";
import type { SeatDocument } from "../desk/index.ts";
import type { Order } from "../log/index.ts";
import { nightScenario } from "../testing/night-scenario.ts";
import { type OpenExercise, PlayedExercise } from "../testing/played-exercise.ts";

const XA = "XA/duty-officer";
const READY: Order = { order: "ready", sound: false, round_trip_ms: 612, transport: "poll" };

function seatSeen(open: OpenExercise, by: string): SeatDocument["people"] {
  const seat = open.seen(by).get(`seat/${XA}`);
  return seat?.kind === "seat" ? seat.people : [];
}

test("Who practised is ready for the facilitator to see, again after a restart, and in no journal", async () => {
  using played = new PlayedExercise(nightScenario({}));
  const first = await played.open();
  expect(await first.order(XA, READY, "Anna")).toMatchObject({ done: false, error: "conflict" });
  await first.order(XA, { order: "join" as const, person: "Anna" }, "Anna");
  expect(seatSeen(first, "facilitator")).toEqual([{ name: "Anna", connected: false, ready: null }]);
  expect(await first.order(XA, READY, "Anna")).toEqual({ done: true });
  const ready = { sound: false, round_trip_ms: 612, transport: "poll" };
  const kinds = first.journal.map(({ kind }) => kind);
  await first.kill();
  const second = await played.open();
  await second.until("facilitator", () => seatSeen(second, "facilitator")[0]?.ready ?? undefined);
  expect(seatSeen(second, "facilitator")).toMatchObject([{ name: "Anna", ready }]);
  // How ready others are is the staff's affair.
  expect(seatSeen(second, "XB/duty-officer")).toEqual([]);
  expect(second.journal.map(({ kind }) => kind)).toEqual(kinds);
  await second.kill();
});
