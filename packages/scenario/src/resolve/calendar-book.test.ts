import { DAY, instantOfCivil } from "@contactpoint/engine";
import { expect, test } from "vitest";

import { resolveDesk } from "../calendar/resolve-desk.ts";
import type { RosterShift } from "../calendar/resolve-desk.ts";
import { CalendarBook, rosterKey } from "./calendar-book.ts";

const start = instantOfCivil(2027, 3, 20);
const end = start + 20 * DAY;
const day: RosterShift = {
  id: "day",
  from: "08:00",
  to: "16:00",
  days: "working",
  officers: 2,
  on_call: false,
  call_out: null,
};

test("what was worked out once is handed out again, for the same input alone", () => {
  const book = new CalendarBook();
  const paris = book.place("Europe/Paris", "FR", ["sat", "sun"], start, end);
  expect(book.place("Europe/Paris", "FR", ["sat", "sun"], start, end)).toBe(paris);
  for (const other of [
    book.place("Europe/Paris", "FR", ["fri", "sat"], start, end),
    book.place("Europe/Paris", null, ["sat", "sun"], start, end),
    book.place("Europe/Madrid", "FR", ["sat", "sun"], start, end),
    book.place("Europe/Paris", "FR", ["sat", "sun"], start, end + DAY),
  ]) {
    expect(other).not.toBe(paris);
  }
});

test("a kept desk is the one that its roster and calendar give, with its own times of call-out", () => {
  const book = new CalendarBook();
  const { calendar } = book.place("Europe/Paris", "FR", ["sat", "sun"], start, end);
  const night: RosterShift = { ...day, id: "night", from: "16:00", to: "08:00", on_call: true };
  for (const ms of [60_000, 120_000]) {
    for (const officers of [1, 2]) {
      const roster: RosterShift[] = [
        { ...day, officers },
        { ...night, call_out: { kind: "deterministic", value: ms } },
      ];
      const desk = book.desk(roster, rosterKey(roster), calendar, start, end);
      expect(desk).toEqual(resolveDesk(roster, calendar, start, end));
    }
  }
});

test("a book that overflows begins anew and gives the same", () => {
  const book = new CalendarBook();
  const { calendar } = book.place("Europe/Paris", null, ["sun"], start, start + DAY);
  const desk = (officers: number) => {
    const roster = [{ ...day, officers }];
    return book.desk(roster, rosterKey(roster), calendar, start, start + DAY);
  };
  const first = desk(1);
  for (let officers = 2; officers < 2_100; officers++) desk(officers);
  expect(desk(1)).toEqual(first);
  expect(desk(1).from).not.toBe(first.from);
  expect(desk(1).from).toBe(desk(1).from);
});
