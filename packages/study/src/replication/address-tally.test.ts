import type { JournalRecord } from "@contactpoint/protocol";
import { expect, test } from "vitest";
import { AddressTally } from "./address-tally.ts";

const START = Date.UTC(2027, 0, 1);
const clock = { start: START, end: START + 1_000, warm_up: 100 };

function sent(at: number, message: string, of?: number): JournalRecord {
  const type = of === undefined ? "confirmation" : "request";
  const way = { from: "XA", to: "XB", route: ["XA", "XB"], instrument: "uncc", channel: "email" };
  return { kind: "sent", at: START + at, message, type, request: "r", ...way, try: of };
}

function lost(at: number, message: string): JournalRecord {
  const why = { reason: "wrong-entry", told: false } as const;
  return { kind: "lost", at: START + at, message, request: "r", ...why };
}

test("tries that meet a wrong address are counted, answers and the warm-up are not", () => {
  const tally = new AddressTally({ clock });
  const records = [
    [sent(1, "r#1", 1), lost(1, "r#1")],
    [sent(200, "r#2", 2)],
    [sent(300, "r#3", 3), lost(300, "r#3")],
    [sent(400, "r#1000000"), lost(400, "r#1000000")],
  ];
  for (const record of records.flat()) tally.add(record);
  expect(tally.wrongShare).toBe(1 / 2);
});

test("of no try there is no share", () => {
  expect(new AddressTally({ clock }).wrongShare).toBeNull();
});
