import { DAY, HOUR, MINUTE } from "@contactpoint/engine";
import { expect, test } from "vitest";
import {
  JournalWriter,
  SAMPLE_CLOCK_CHANGE,
  SAMPLE_START,
  sampleItem,
  sampleScenario,
} from "../testing/index.ts";
import { RequestFold, requestTable } from "./request-fold.ts";
import { REQUEST_FLAGS } from "./request-table.ts";
import type { RequestTable } from "./request-table.ts";

const ID = "everyday/XA/1";

function minuteOf(table: RequestTable, name: keyof RequestTable["instants"]): number {
  return ((table.instants[name][0] ?? Number.NaN) - SAMPLE_START) / MINUTE;
}

test("Each instant is the first of its kind at the right side", () => {
  const until = SAMPLE_START + 60 * DAY;
  const table = requestTable(
    new JournalWriter()
      .minute(1)
      .need(ID)
      .minute(2)
      .sent(ID, "request")
      .minute(3)
      .sent(ID, "request")
      .minute(4)
      .delivered(ID, "request")
      .task(ID, "acknowledge", "asked", { number: 1 })
      .minute(5)
      .task(ID, "acknowledge", "started", { number: 1 })
      .delivered(ID, "request", { number: 1 })
      .minute(6)
      .task(ID, "acknowledge", "finished", { number: 1 })
      .sent(ID, "acknowledgement")
      .minute(8)
      .delivered(ID, "acknowledgement")
      .minute(9)
      .task(ID, "review", "finished", { number: 2, result: "prejudice" })
      .minute(10)
      .task(ID, "review", "finished", { number: 3, result: "accepted" })
      .minute(11)
      .order(ID, 0)
      .minute(12)
      .order(ID, 0)
      .minute(13)
      .order(ID, 0, "preserved")
      .hold(ID, 0, "began", until)
      .sent(ID, "confirmation", { item: 0 })
      .minute(14)
      .delivered(ID, "confirmation", { item: 0 })
      .minute(15)
      .delivered(ID, "confirmation", { item: 0 })
      .hold(ID, 0, "extended", until + DAY)
      .minute(16)
      .requesting(ID, "produced", true)
      .minute(17)
      .end(),
  );
  expect(minuteOf(table, "needed_at")).toBe(1);
  expect(minuteOf(table, "sent_at")).toBe(2);
  expect(minuteOf(table, "delivered_at")).toBe(4);
  expect(minuteOf(table, "handling_started_at")).toBe(5);
  expect(minuteOf(table, "acknowledged_at")).toBe(8);
  expect(minuteOf(table, "decided_at")).toBe(10);
  expect(minuteOf(table, "ordered_at")).toBe(11);
  expect(minuteOf(table, "preserved_at")).toBe(13);
  expect(minuteOf(table, "confirmed_at")).toBe(14);
  expect(minuteOf(table, "closed_at")).toBe(16);
  expect(table.instants.preserved_until[0]).toBe(until + DAY);
  expect(table.measures.time_to_acknowledge[0]).toBe(6 * MINUTE);
  expect(table.measures.response_time[0]).toBe(2 * MINUTE);
  expect(table.measures.time_to_preserve[0]).toBe(12 * MINUTE);
  expect(table.measures.time_to_confirm[0]).toBe(13 * MINUTE);
});

test("Data are preserved when the provider acted, if it said so, not when that was heard", () => {
  const answered = { kind: "order", node: "XB", request: ID, item: 0, provider: "mail" } as const;
  const at = SAMPLE_START + 9 * MINUTE;
  const table = requestTable(
    new JournalWriter()
      .need(ID)
      .minute(5)
      .order(ID, 0)
      .minute(9)
      .add({ ...answered, at, phase: "answered", answer: "preserved", acted_at: at - 2 * MINUTE })
      .end(),
  );
  expect(minuteOf(table, "preserved_at")).toBe(7);
});

test("A choice to proceed after a prejudice notice lets the requested side accept", () => {
  const table = requestTable(
    new JournalWriter()
      .need(ID)
      .minute(7)
      .add({
        kind: "state",
        at: SAMPLE_START + 7 * MINUTE,
        node: "XB",
        machine: "requested",
        request: ID,
        from: "awaiting-choice",
        event: "choice-received",
        to: "executing",
      })
      .end(),
  );
  expect(minuteOf(table, "decided_at")).toBe(7);
});

test("Of several items the last preserved, the first ordered and the first to expire count", () => {
  const table = requestTable(
    new JournalWriter()
      .need(ID, {
        items: [sampleItem({ expires_at: 9 * DAY }), sampleItem({ expires_at: 5 * DAY })],
      })
      .minute(3)
      .order(ID, 1)
      .minute(4)
      .order(ID, 0)
      .minute(5)
      .order(ID, 0, "preserved")
      .minute(8)
      .order(ID, 1, "preserved")
      .end(),
  );
  expect(minuteOf(table, "ordered_at")).toBe(3);
  expect(minuteOf(table, "preserved_at")).toBe(8);
  expect(table.instants.data_expires_at[0]).toBe(5 * DAY);
  expect(table.numbers.items[0]).toBe(2);
});

test("Route, hops and instrument are those of the try that arrived", () => {
  const table = requestTable(
    new JournalWriter()
      .need(ID)
      .sent(ID, "request", { route: ["XA", "XB"] })
      .minute(9)
      .sent(ID, "request", { route: ["XA", "XH", "XB"] })
      .delivered(ID, "request")
      .end(),
  );
  expect(table.text.route).toEqual(["XA>XH>XB"]);
  expect(table.numbers.hops[0]).toBe(2);
  expect(table.text.instrument).toEqual(["sample-convention"]);
});

test("A need shows where it comes from, and rows of the warm-up are marked", () => {
  const sample = sampleScenario();
  const scenario = { ...sample, clock: { ...sample.clock, warm_up: HOUR } };
  const table = requestTable(
    new JournalWriter(scenario)
      .minute(59)
      .need(ID, { incident: "flood", duplicate_of: "everyday/XA/0" })
      .minute(60)
      .need("everyday/XA/2")
      .end(),
  );
  expect([...table.flags.warm_up]).toEqual([1, 0]);
  expect(table.text.incident_id).toEqual(["flood", ""]);
  expect(table.text.duplicate_of).toEqual(["everyday/XA/0", ""]);
  expect(table.text.requesting_zone[0]).toBe("Etc/UTC");
  expect(table.text.requested_zone[0]).toBe("Europe/Paris");
  expect(table.text.duty).toEqual(["", ""]);
  expect(table.numbers.requested_local_hour[0]).toBeNaN();
  expect(table.flags.weekend[0]).toBe(-1);
});

function flagsAt(at: number): string[] {
  const writer = new JournalWriter().need(ID).minute((at - SAMPLE_START) / MINUTE);
  const table = requestTable(writer.sent(ID, "request").delivered(ID, "request").end());
  return [
    String(table.numbers.requested_local_hour[0]),
    ...REQUEST_FLAGS.filter((flag) => table.flags[flag][0] === 1),
  ];
}

test("Circumstances of delivery are those of the requested side's clock and calendars", () => {
  expect(flagsAt(SAMPLE_START + 12 * HOUR)).toEqual(["13"]);
  expect(flagsAt(SAMPLE_START + 2 * DAY - HOUR)).toEqual(["0", "holiday"]);
  expect(flagsAt(SAMPLE_START + 3 * DAY - HOUR)).toEqual(["0"]);
  expect(flagsAt(SAMPLE_START + 5 * DAY - HOUR)).toEqual(["0", "weekend"]);
  expect(flagsAt(SAMPLE_START + 6 * HOUR + 15 * MINUTE)).toEqual(["7", "hand_over"]);
  expect(flagsAt(SAMPLE_START + 6 * HOUR - 15 * MINUTE)).toEqual(["6", "hand_over"]);
  expect(flagsAt(SAMPLE_START + 6 * HOUR + 16 * MINUTE)).toEqual(["7"]);
});

test("A day with a clock change is marked from its first minute to its last", () => {
  expect(flagsAt(SAMPLE_CLOCK_CHANGE - MINUTE)).toEqual(["1", "weekend", "clock_change"]);
  expect(flagsAt(SAMPLE_CLOCK_CHANGE)).toEqual(["3", "weekend", "clock_change"]);
  expect(flagsAt(SAMPLE_CLOCK_CHANGE - 2 * HOUR)).toContain("clock_change");
  expect(flagsAt(SAMPLE_CLOCK_CHANGE - 2 * HOUR - MINUTE)).not.toContain("clock_change");
  expect(flagsAt(SAMPLE_CLOCK_CHANGE + 21 * HOUR - MINUTE)).toContain("clock_change");
  expect(flagsAt(SAMPLE_CLOCK_CHANGE + 21 * HOUR)).not.toContain("clock_change");
});

test("Duty is that of the requested desk at delivery", () => {
  const table = requestTable(
    new JournalWriter()
      .need(ID)
      .sent(ID, "request")
      .duty("XB", { duty: "on-call", present: 0, on_call: 1 })
      .minute(3)
      .delivered(ID, "request")
      .duty("XB", { duty: "closed", present: 0 })
      .end(),
  );
  expect(table.text.duty).toEqual(["on-call"]);
});

test("Redelivery and background work make no row", () => {
  const table = requestTable(
    new JournalWriter()
      .need(ID)
      .sent(ID, "request")
      .delivered(ID, "request")
      .delivered(ID, "request")
      .task("background/XB/1", "background", "started", { number: 1 })
      .minute(6)
      .task("background/XB/1", "background", "finished", { number: 1 })
      .end(),
  );
  expect(table.rows).toBe(1);
  expect(table.desks.find((desk) => desk.state === "XB")?.occupied).toBe(6 * MINUTE);
});

test("A journal that lacks its scenario, its end or a State is refused", () => {
  const fold = new RequestFold();
  expect(() => fold.add({ kind: "end", at: 0 })).toThrow("begins with its scenario");
  const [scenario] = new JournalWriter().records;
  fold.add(scenario ?? { kind: "end", at: 0 });
  expect(() => fold.table).toThrow("without its end");
  expect(() =>
    new JournalWriter().need(ID, { to: "XZ" }).records.forEach((r) => fold.add(r)),
  ).toThrow("XZ");
});
