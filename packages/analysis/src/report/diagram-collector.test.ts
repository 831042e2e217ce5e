import { DAY } from "@contactpoint/engine";
import type { JournalRecord, NeedRecord } from "@contactpoint/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import { journalArbitrary } from "../testing/journal-arbitrary.ts";
import { JournalWriter } from "../testing/journal-writer.ts";
import { sampleScenario } from "../testing/sample-scenario.ts";
import { diagramCollector, MOST_WATCHED } from "./diagram-collector.ts";
import type { RequestDiagram } from "./request-diagram.ts";
import { MOST_RECORDS } from "./request-family.ts";

function collected(journal: readonly JournalRecord[], request?: string): RequestDiagram | null {
  const collector = diagramCollector(request);
  journal.forEach((record) => collector.add(record));
  return collector.diagram();
}

/** Sent at once, ordered at once, preserved and confirmed after so many minutes. */
function preserved(
  writer: JournalWriter,
  request: string,
  [from, minutes]: readonly [number, number],
  more: Partial<NeedRecord> = {},
): JournalWriter {
  writer.minute(from).need(request, more).sent(request, "request").order(request, 0);
  writer.minute(from + minutes).order(request, 0, "preserved");
  return writer
    .sent(request, "confirmation", { item: 0 })
    .delivered(request, "confirmation", { item: 0 });
}

test("the urgent request that took longest to preserve is drawn", () => {
  const writer = new JournalWriter();
  preserved(writer, "routine", [0, 900], { urgency: "routine" });
  preserved(writer, "slow", [1_000, 300]);
  preserved(writer, "slower", [2_000, 400]);
  preserved(writer, "quick", [3_000, 30]);
  expect(collected(writer.end())).toMatchObject({ request: "slower", because: "slowest-urgent" });
});

test("a request that is settled does not make way for one that ends later but was quicker", () => {
  const writer = new JournalWriter();
  preserved(writer, "first", [0, 500]);
  preserved(writer, "second", [600, 100]).minute(50_000).requesting("first", "expired", true);
  const diagram = collected(writer.requesting("second", "expired", true).end());
  expect(diagram).toMatchObject({ request: "first", left_out: 0 });
});

test("without an urgent preserved request the first whose path led on is drawn, with its child", () => {
  const writer = new JournalWriter();
  preserved(writer, "routine", [0, 90], { urgency: "routine" });
  writer.minute(200).need("chain").sent("chain", "request").order("chain", 0);
  writer.order("chain", 0, "elsewhere");
  writer.need("chain/c1", { parent: "chain", parent_item: 0, to: "XH" });
  writer.sent("chain/c1", "request").delivered("chain/c1", "request");
  const diagram = collected(writer.minute(300).end());
  expect(diagram).toMatchObject({ request: "chain", because: "chain" });
  expect(diagram?.records.some(({ request }) => request === "chain/c1")).toBe(true);
});

test("a chain whose child secures the data of an urgent request counts as preserved then", () => {
  const writer = new JournalWriter();
  preserved(writer, "other", [0, 100]);
  writer.minute(200).need("chain").order("chain", 0).order("chain", 0, "elsewhere");
  preserved(writer, "chain/c1", [250, 100], { parent: "chain", parent_item: 0, to: "XH" });
  expect(collected(writer.end())).toMatchObject({ request: "chain", because: "slowest-urgent" });
});

test("with none preserved the first that was sent is drawn, and with no request none", () => {
  const writer = new JournalWriter().need("unsent").noBasis("unsent").minute(5);
  writer.need("sent").sent("sent", "request").minute(9).need("later").sent("later", "request");
  expect(collected(writer.minute(20).end())).toMatchObject({ request: "sent" });
  expect(collected(new JournalWriter().end())).toBeNull();
});

test("the request that is named is drawn, whatever else happened", () => {
  const writer = new JournalWriter();
  preserved(writer, "slow", [0, 300]);
  writer.minute(400).need("plain").sent("plain", "request");
  const journal = writer.minute(500).end();
  expect(collected(journal, "plain")).toMatchObject({ request: "plain", because: "named" });
  expect(collected(journal, "absent")).toBeNull();
});

test("needs of the warm-up are not drawn", () => {
  const sample = sampleScenario();
  const clock = { ...sample.clock, warm_up: DAY };
  const writer = new JournalWriter({ ...sample, clock });
  preserved(writer, "early", [0, 600]);
  preserved(writer, "counted", [2_000, 60]);
  expect(collected(writer.end())?.request).toBe("counted");
});

test("what is kept is bounded: requests watched at once, and records of one", () => {
  const writer = new JournalWriter();
  Array.from({ length: MOST_WATCHED }, (_, k) =>
    writer.need(`open/${k}`).sent(`open/${k}`, "request"),
  );
  preserved(writer, "beyond", [10, 10]);
  expect(collected(writer.end())?.request).toBe("open/0");
  const long = new JournalWriter().need("long").sent("long", "request");
  Array.from({ length: MOST_RECORDS }, (_, k) =>
    long.minute(k).task("long", "check", "asked", { number: k }),
  );
  const diagram = collected(long.end());
  expect(diagram?.records).toHaveLength(MOST_RECORDS);
  expect(diagram?.left_out).toBe(2);
});

test("of any journal the diagram is one request with its children, from its need on", () => {
  fc.assert(
    fc.property(journalArbitrary(), (journal) => {
      const diagram = collected(journal);
      expect(collected(journal)).toEqual(diagram);
      if (diagram === null) {
        return;
      }
      expect(diagram.records[0]).toMatchObject({ kind: "need", request: diagram.request });
      const members = new Set([diagram.request]);
      for (const record of diagram.records) {
        if (record.kind === "need" && record.parent !== undefined) {
          expect(members).toContain(record.parent);
          members.add(record.request);
        }
        expect(members).toContain(record.request);
      }
    }),
  );
});
