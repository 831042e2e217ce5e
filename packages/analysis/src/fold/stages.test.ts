import fc from "fast-check";
import { expect, test } from "vitest";
import { journalArbitrary, JournalWriter, sampleItem, sampleScenario } from "../testing/index.ts";
import { requestTable } from "./request-fold.ts";
import { STAGES } from "./request-table.ts";
import type { RequestTable, Stage } from "./request-table.ts";

const ID = "everyday/XA/1";

function minutes(table: RequestTable, row = 0): Partial<Record<Stage, number>> {
  return Object.fromEntries(
    STAGES.map((stage) => [stage, (table.stages[stage][row] ?? Number.NaN) / 60_000]).filter(
      ([, value]) => value !== 0,
    ),
  ) as Partial<Record<Stage, number>>;
}

test("The stages of every request sum to the millisecond to its time", () => {
  fc.assert(
    fc.property(journalArbitrary(), (journal) => {
      const table = requestTable(journal);
      for (let row = 0; row < table.rows; row += 1) {
        const { needed_at, confirmed_at, closed_at } = table.instants;
        const ends = [confirmed_at[row], closed_at[row], table.ended_at];
        const until = ends.find((at) => at !== undefined && !Number.isNaN(at)) ?? Number.NaN;
        const sum = STAGES.reduce((total, stage) => total + (table.stages[stage][row] ?? 0), 0);
        expect(sum).toBe(until - (needed_at[row] ?? Number.NaN));
        expect(STAGES.every((stage) => (table.stages[stage][row] ?? -1) >= 0)).toBe(true);
      }
    }),
    { numRuns: 400 },
  );
});

test("The time before sending is all preparation", () => {
  const table = requestTable(
    new JournalWriter()
      .need(ID)
      .minute(5)
      .task(ID, "prepare", "asked", { number: 1, node: "XA" })
      .minute(30)
      .sent(ID, "request")
      .minute(31)
      .end(),
  );
  expect(minutes(table)).toEqual({ prepare: 30, transit: 1 });
});

test("Waiting counts as closed without an officer, as busy with one, and work as handling", () => {
  const table = requestTable(
    new JournalWriter()
      .need(ID)
      .sent(ID, "request")
      .minute(1)
      .delivered(ID, "request")
      .duty("XB", { duty: "on-call", present: 0, on_call: 1 })
      .task(ID, "acknowledge", "asked", { number: 1 })
      .minute(11)
      .duty("XB", { duty: "on-call", present: 1 })
      .minute(14)
      .task(ID, "acknowledge", "started", { number: 1 })
      .minute(20)
      .task(ID, "acknowledge", "finished", { number: 1 })
      .minute(22)
      .end(),
  );
  expect(minutes(table)).toEqual({ transit: 3, closed: 10, busy: 3, handling: 6 });
});

test("A desk out of service counts as closed even with officers present", () => {
  const table = requestTable(
    new JournalWriter()
      .need(ID)
      .sent(ID, "request")
      .delivered(ID, "request")
      .task(ID, "acknowledge", "asked", { number: 1 })
      .minute(2)
      .duty("XB", { duty: "out-of-service", present: 3 })
      .minute(9)
      .end(),
  );
  expect(minutes(table)).toEqual({ busy: 2, closed: 7 });
});

test("Of two items the later of the stages counts, until that item is answered", () => {
  const table = requestTable(
    new JournalWriter()
      .need(ID, { items: [sampleItem(), sampleItem()] })
      .sent(ID, "request")
      .delivered(ID, "request")
      .order(ID, 0)
      .task(ID, "authorise", "asked", { number: 2, item: 1, by: "authority" })
      .minute(10)
      .task(ID, "authorise", "finished", { number: 2, item: 1, by: "authority" })
      .minute(15)
      .order(ID, 0, "preserved")
      .sent(ID, "confirmation", { item: 0 })
      .minute(16)
      .task(ID, "order", "asked", { number: 3, item: 1 })
      .delivered(ID, "confirmation", { item: 0 })
      .minute(20)
      .order(ID, 1)
      .task(ID, "order", "finished", { number: 3, item: 1 })
      .minute(40)
      .order(ID, 1, "not-held")
      .sent(ID, "negative", { item: 1, body: { negative: "not-held" } })
      .minute(41)
      .delivered(ID, "negative", { item: 1 })
      .minute(90)
      .end(),
  );
  expect(minutes(table)).toEqual({ authority: 10, provider: 25, transit: 2, busy: 4 });
});

test("A message or a task at a hub goes before everything else", () => {
  const table = requestTable(
    new JournalWriter()
      .need(ID)
      .sent(ID, "request", { route: ["XA", "XH", "XB"] })
      .minute(1)
      .relayed(ID, "XH", "arrived")
      .task(ID, "relay", "asked", { number: 2, node: "XH" })
      .minute(6)
      .task(ID, "relay", "started", { number: 2, node: "XH" })
      .minute(8)
      .task(ID, "relay", "finished", { number: 2, node: "XH" })
      .relayed(ID, "XH", "left")
      .minute(9)
      .end(),
  );
  expect(minutes(table)).toEqual({ transit: 2, hub: 7 });
});

test("A message lost at a hub is with the hub no longer", () => {
  const table = requestTable(
    new JournalWriter()
      .need(ID)
      .sent(ID, "request", { route: ["XA", "XH", "XB"] })
      .relayed(ID, "XH", "arrived")
      .minute(3)
      .lost(ID)
      .minute(10)
      .end(),
  );
  expect(minutes(table)).toEqual({ hub: 3, transit: 7 });
});

test("A question counts for the requesting side from its arrival to the answer's leaving", () => {
  const table = requestTable(
    new JournalWriter()
      .need(ID)
      .sent(ID, "request")
      .delivered(ID, "request")
      .minute(2)
      .requesting(ID, "supplementing")
      .task(ID, "supplement", "asked", { number: 5, node: "XA" })
      .minute(12)
      .task(ID, "supplement", "finished", { number: 5, node: "XA" })
      .requesting(ID, "acknowledged")
      .minute(13)
      .end(),
  );
  expect(minutes(table)).toEqual({ transit: 3, requester: 10 });
});

test("While a child pursues an item its stage is the parent's, and its preparation the requester's", () => {
  const table = requestTable(
    new JournalWriter()
      .need(ID)
      .sent(ID, "request")
      .delivered(ID, "request")
      .minute(10)
      .sent(ID, "traffic-data-disclosure", { item: 0 })
      .delivered(ID, "traffic-data-disclosure", { item: 0 })
      .requesting(ID, "elsewhere", true)
      .minute(12)
      .need(`${ID}/c1`, { parent: ID, parent_item: 0, to: "XH" })
      .minute(20)
      .sent(`${ID}/c1`, "request")
      .delivered(`${ID}/c1`, "request")
      .order(`${ID}/c1`, 0)
      .minute(50)
      .order(`${ID}/c1`, 0, "preserved")
      .sent(`${ID}/c1`, "confirmation", { item: 0 })
      .minute(51)
      .delivered(`${ID}/c1`, "confirmation", { item: 0 })
      .minute(99)
      .end(),
  );
  expect(minutes(table, 0)).toEqual({ transit: 11, requester: 10, provider: 30 });
  expect(minutes(table, 1)).toEqual({ prepare: 8, provider: 30, transit: 1 });
});

test("What a desk's requests wait there is the desk's, after the warm-up and without children's", () => {
  const journal = new JournalWriter()
    .need(ID)
    .sent(ID, "request")
    .delivered(ID, "request")
    .task(ID, "acknowledge", "asked", { number: 1 })
    .minute(4)
    .task(ID, "acknowledge", "started", { number: 1 })
    .minute(10)
    .task(ID, "acknowledge", "finished", { number: 1 })
    .sent(ID, "referral")
    .delivered(ID, "referral")
    .need(`${ID}/c1`, { parent: ID, parent_item: 0, to: "XH" })
    .sent(`${ID}/c1`, "request")
    .duty("XH", { duty: "closed", present: 0 })
    .task(`${ID}/c1`, "acknowledge", "asked", { number: 1 })
    .minute(30)
    .end();
  const desks = new Map(requestTable(journal).desks.map((desk) => [desk.state, desk]));
  const minute = 60_000;
  expect(desks.get("XB")).toMatchObject({
    closed: 0,
    busy: 4 * minute,
    present: 30 * minute,
    occupied: 6 * minute,
  });
  expect(desks.get("XH")).toMatchObject({ closed: 20 * minute, busy: 0, present: 10 * minute });
  const [first, ...rest] = journal;
  const sample = sampleScenario();
  const warmed = { ...sample, clock: { ...sample.clock, warm_up: 5 * minute } };
  const later = requestTable(
    first?.kind === "scenario" ? [{ ...first, scenario: warmed }, ...rest] : [],
  );
  expect(later.desks.find((desk) => desk.state === "XB")).toMatchObject({
    busy: 0,
    present: 25 * minute,
    occupied: 5 * minute,
  });
});
