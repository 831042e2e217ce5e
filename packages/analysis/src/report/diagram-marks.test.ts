import { MINUTE } from "@contactpoint/engine";
import type { JournalRecord } from "@contactpoint/protocol";
import { expect, test } from "vitest";
import { JournalWriter } from "../testing/journal-writer.ts";
import { SAMPLE_START } from "../testing/sample-scenario.ts";
import { diagramCollector } from "./diagram-collector.ts";
import { diagramMarks } from "./diagram-marks.ts";
import type { Marks } from "./diagram-marks.ts";

function marksOf(journal: readonly JournalRecord[]): Marks {
  const collector = diagramCollector();
  journal.forEach((record) => collector.add(record));
  return diagramMarks(collector.diagram()?.records ?? []);
}

function minutes(at: number): number {
  return (at - SAMPLE_START) / MINUTE;
}

test("a message over a hub is an arrow to the hub and a nameless one from it", () => {
  const writer = new JournalWriter().need("a");
  writer.sent("a", "request", { route: ["XA", "XH", "XB"] });
  writer.minute(2).relayed("a", "XH", "arrived").minute(9).relayed("a", "XH", "left");
  writer.minute(11).delivered("a", "request").minute(12);
  const { arrows } = marksOf(writer.end());
  expect(
    arrows.map(({ from, to, left, arrived, name }) => [
      from,
      to,
      minutes(left),
      minutes(arrived),
      name,
    ]),
  ).toEqual([
    ["XA", "XH", 0, 2, "request"],
    ["XH", "XB", 9, 11, ""],
  ]);
});

test("a lost message is marked as lost, and answers that travel at once are one arrow", () => {
  const writer = new JournalWriter().need("a").sent("a", "request").minute(1).lost("a");
  writer.minute(5).sent("a", "confirmation", { item: 0 }).sent("a", "confirmation", { item: 1 });
  writer.minute(6).delivered("a", "confirmation", { number: 2, item: 0 });
  writer.delivered("a", "confirmation", { number: 3, item: 1 });
  expect(marksOf(writer.end()).arrows).toMatchObject([
    { from: "XA", to: "XB", name: "request lost", isLost: true },
    { from: "XB", to: "XA", name: "2 × confirmation", isLost: false },
  ]);
});

test("a task waits, is worked on and has its result; the provider takes its time", () => {
  const writer = new JournalWriter().need("a").sent("a", "request").delivered("a", "request");
  writer.task("a", "check", "asked", { number: 1 }).minute(3);
  writer.task("a", "check", "started", { number: 1 }).minute(8);
  writer.task("a", "check", "finished", { number: 1, result: "complete" });
  writer.order("a", 0).minute(20).order("a", 0, "preserved");
  const { bars, arrows } = marksOf(writer.end());
  expect(
    bars.map(({ lane, kind, from, until, name }) => [
      lane,
      kind,
      minutes(from),
      minutes(until),
      name,
    ]),
  ).toEqual([
    ["XB", "waits", 0, 3, ""],
    ["XB", "works", 3, 8, "check: complete"],
    ["provider:mail", "provider", 8, 20, ""],
  ]);
  expect(arrows.slice(1).map(({ name }) => name)).toEqual(["order", "preserved"]);
});

test("what has not ended lasts to the last record", () => {
  const writer = new JournalWriter().need("a").sent("a", "request").delivered("a", "request");
  writer.task("a", "check", "asked", { number: 1 }).minute(30).sent("a", "status-query");
  expect(marksOf(writer.minute(40).end()).bars).toMatchObject([
    { kind: "waits", from: SAMPLE_START, until: SAMPLE_START + 30 * MINUTE },
  ]);
});
