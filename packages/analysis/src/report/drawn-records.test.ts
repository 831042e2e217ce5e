import type { JournalRecord } from "@contactpoint/protocol";
import { expect, test } from "vitest";
import { JournalWriter } from "../testing/journal-writer.ts";
import { diagramCollector } from "./diagram-collector.ts";
import { drawnRecords } from "./drawn-records.ts";
import type { DrawnRecords } from "./drawn-records.ts";

function drawn(journal: readonly JournalRecord[]): DrawnRecords {
  const collector = diagramCollector();
  journal.forEach((record) => collector.add(record));
  return drawnRecords(collector.diagram()?.records ?? []);
}

test("status queries and answers given again are left out, requests sent again are not", () => {
  const writer = new JournalWriter().need("a").sent("a", "request").minute(9);
  writer.sent("a", "request").delivered("a", "request").minute(10);
  writer.sent("a", "acknowledgement").delivered("a", "acknowledgement").minute(20);
  writer.sent("a", "status-query").delivered("a", "status-query").minute(21);
  writer.sent("a", "status-report").delivered("a", "status-report");
  writer.sent("a", "acknowledgement").delivered("a", "acknowledgement");
  const { records, isThinned, cut } = drawn(writer.end());
  expect(
    records.map((record) => ("type" in record ? `${record.kind} ${record.type}` : "")),
  ).toEqual([
    "",
    "sent request",
    "sent request",
    "delivered request",
    "sent acknowledgement",
    "delivered acknowledgement",
  ]);
  expect([isThinned, cut]).toEqual([true, 0]);
});

test("what is beyond a page is cut at an instant, and counted", () => {
  const writer = new JournalWriter().need("a");
  Array.from({ length: 60 }, (_, k) => writer.minute(k).sent("a", "request"));
  const { records, isThinned, cut } = drawn(writer.end());
  expect(new Set(records.map(({ at }) => at)).size).toBe(44);
  expect([isThinned, cut]).toEqual([false, 16]);
});
