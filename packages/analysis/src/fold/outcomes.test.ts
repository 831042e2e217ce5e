import { DAY } from "@contactpoint/engine";
import fc from "fast-check";
import { expect, test } from "vitest";
import { journalArbitrary, JournalWriter, sampleItem } from "../testing/index.ts";
import { requestTable } from "./request-fold.ts";
import { requestOutcome } from "./request-outcome.ts";
import { OUTCOMES } from "./request-table.ts";

const ID = "everyday/XA/1";
const CHILD = `${ID}/c1`;

function outcomeOf(writer: JournalWriter): string | undefined {
  return requestTable(writer.end()).text.outcome[0];
}

function received(items = 1): JournalWriter {
  return new JournalWriter()
    .need(ID, { items: Array.from({ length: items }, () => sampleItem()) })
    .sent(ID, "request")
    .minute(1)
    .delivered(ID, "request");
}

test("An item that its provider secured is preserved, whoever knows it", () => {
  expect(outcomeOf(received().order(ID, 0).order(ID, 0, "preserved"))).toBe("preserved");
  expect(
    outcomeOf(received().order(ID, 0, "preserved").minute(9).requesting(ID, "gave-up", true)),
  ).toBe("preserved");
});

test("The answer of the provider decides, also where nothing is preserved", () => {
  for (const answer of ["not-held", "deleted", "wrong-identifier"] as const) {
    expect(outcomeOf(received().order(ID, 0, answer))).toBe(answer);
  }
  expect(outcomeOf(received().order(ID, 0, "elsewhere"))).toBe("provider-elsewhere");
  expect(outcomeOf(received().order(ID, 0, "failed"))).toBe("open");
});

test("Of an order that a provider refuses for good the requested side's answer decides", () => {
  const writer = received().order(ID, 0, "refused");
  expect(requestTable([...writer.records, { kind: "end", at: writer.now }]).text.outcome).toEqual([
    "open",
  ]);
  const body = { negative: "wrong-identifier" } as const;
  expect(outcomeOf(writer.sent(ID, "negative", { item: 0, body }))).toBe("wrong-identifier");
});

test("A refusal answers every item and brings its ground", () => {
  const table = requestTable(
    received(2)
      .sent(ID, "refusal", { body: { ground: "political-offence" } })
      .end(),
  );
  expect(table.text.outcome).toEqual(["refused"]);
  expect(table.text.refusal_ground).toEqual(["political-offence"]);
});

test("Of several items all make preserved, some partly-preserved, and one unanswered open", () => {
  expect(outcomeOf(received(2).order(ID, 0, "preserved").order(ID, 1, "preserved"))).toBe(
    "preserved",
  );
  expect(outcomeOf(received(2).order(ID, 0, "preserved").order(ID, 1, "deleted"))).toBe(
    "partly-preserved",
  );
  expect(outcomeOf(received(2).order(ID, 0, "preserved"))).toBe("open");
});

test("Of several items none of which is preserved the first of the negatives speaks", () => {
  expect(requestOutcome(["not-held", "deleted"])).toBe("deleted");
  expect(requestOutcome(["provider-elsewhere", "wrong-identifier"])).toBe("wrong-identifier");
  expect(requestOutcome(["deleted", "refused", "not-held"])).toBe("refused");
});

test("A request that ends unanswered was withdrawn or given up", () => {
  expect(outcomeOf(received(2).order(ID, 0, "preserved").requesting(ID, "gave-up", true))).toBe(
    "gave-up",
  );
  expect(outcomeOf(received().requesting(ID, "withdrawn", true))).toBe("withdrawn");
});

test("What happens after the requesting side's copy is final does not count", () => {
  const table = requestTable(
    received()
      .requesting(ID, "gave-up", true)
      .minute(5)
      .order(ID, 0, "preserved")
      .sent(ID, "confirmation", { item: 0 })
      .delivered(ID, "confirmation", { item: 0 })
      .end(),
  );
  expect(table.text.outcome).toEqual(["gave-up"]);
  expect(table.instants.preserved_at[0]).toBeNaN();
  expect(table.instants.confirmed_at[0]).toBeNaN();
});

test("A need without a basis is closed when it arises and has no time", () => {
  const table = requestTable(new JournalWriter().minute(3).need(ID).noBasis(ID).minute(9).end());
  expect(table.text.outcome).toEqual(["no-basis"]);
  expect(table.instants.closed_at[0]).toBe(table.instants.needed_at[0]);
  expect(table.stages.prepare[0]).toBe(0);
});

test("Other forms than preservation are answered", () => {
  const ping = new JournalWriter()
    .need(ID, { form: "ping", items: [] })
    .sent(ID, "request")
    .delivered(ID, "request")
    .minute(4)
    .sent(ID, "acknowledgement")
    .minute(5)
    .delivered(ID, "acknowledgement")
    .end();
  const table = requestTable(ping);
  expect(table.text.outcome).toEqual(["answered"]);
  expect(table.measures.time_to_confirm[0]).toBe(5 * 60_000);
  const query = new JournalWriter()
    .need(ID, { form: "location-query" })
    .sent(ID, "location-answer");
  expect(outcomeOf(query)).toBe("answered");
  const disclosed = new JournalWriter()
    .need(ID, { form: "emergency-disclosure", items: [sampleItem(), sampleItem()] })
    .order(ID, 0, "disclosed")
    .order(ID, 1, "not-held");
  expect(outcomeOf(disclosed)).toBe("answered");
});

test("An item found elsewhere takes its child's outcome and instants", () => {
  const table = requestTable(
    received(2)
      .order(ID, 0, "preserved")
      .sent(ID, "confirmation", { item: 0 })
      .delivered(ID, "confirmation", { item: 0 })
      .sent(ID, "traffic-data-disclosure", { item: 1 })
      .delivered(ID, "traffic-data-disclosure", { item: 1 })
      .need(CHILD, { parent: ID, parent_item: 1, to: "XH" })
      .sent(CHILD, "request")
      .minute(50)
      .order(CHILD, 0)
      .minute(70)
      .order(CHILD, 0, "preserved")
      .hold(CHILD, 0, "began", 90 * DAY)
      .sent(CHILD, "confirmation", { item: 0 })
      .minute(71)
      .delivered(CHILD, "confirmation", { item: 0 })
      .minute(99)
      .end(),
  );
  expect(table.text.outcome).toEqual(["preserved", "preserved"]);
  expect([...table.items.child]).toEqual([-1, 1, -1]);
  expect(table.measures.time_to_preserve[0]).toBe(70 * 60_000);
  expect(table.measures.time_to_confirm[0]).toBe(71 * 60_000);
  expect(table.instants.preserved_until[0]).toBe(90 * DAY);
  expect(table.items.instants.ordered_at[1]).toBe(table.instants.ordered_at[1]);
  expect(table.items.text.outcome).toEqual(["preserved", "preserved", "preserved"]);
});

test("A child that is refused makes its parent refused and closed when it closes", () => {
  const table = requestTable(
    received()
      .sent(ID, "referral")
      .delivered(ID, "referral")
      .requesting(ID, "elsewhere", true)
      .need(CHILD, { parent: ID, parent_item: 0, to: "XH" })
      .sent(CHILD, "request")
      .minute(60)
      .sent(CHILD, "refusal", { body: { ground: "domestic-bar" } })
      .delivered(CHILD, "refusal")
      .requesting(CHILD, "refused", true)
      .minute(90)
      .end(),
  );
  expect(table.text.outcome).toEqual(["refused", "refused"]);
  expect(table.text.refusal_ground).toEqual(["domestic-bar", "domestic-bar"]);
  expect(table.instants.closed_at[0]).toBe(table.instants.closed_at[1]);
  expect(table.measures.time_to_confirm[0]).toBe(60 * 60_000);
});

test("A parent is open as long as its child is unanswered, although its own copy is final", () => {
  const table = requestTable(
    received()
      .sent(ID, "referral")
      .delivered(ID, "referral")
      .requesting(ID, "elsewhere", true)
      .need(CHILD, { parent: ID, parent_item: 0, to: "XH" })
      .sent(CHILD, "request")
      .minute(90)
      .end(),
  );
  expect(table.text.outcome).toEqual(["open", "open"]);
  expect(table.instants.closed_at[0]).toBeNaN();
});

test("On any journal each outcome is a known one, and preserved_at goes with preservation", () => {
  fc.assert(
    fc.property(journalArbitrary(), (journal) => {
      const table = requestTable(journal);
      for (let row = 0; row < table.rows; row += 1) {
        const outcome = OUTCOMES.find((each) => each === table.text.outcome[row]);
        expect(outcome).toBeDefined();
        const isPreserved = outcome === "preserved" || outcome === "partly-preserved";
        expect(Number.isNaN(table.instants.preserved_at[row])).toBe(!isPreserved);
      }
    }),
    { numRuns: 300 },
  );
});
