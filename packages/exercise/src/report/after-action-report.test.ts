import { expect, test } from "vitest";
import { judgedNight } from "../testing/judged-night.ts";
import { afterActionHtml } from "./aar-html.ts";
import { aarSchema, type AfterActionReport } from "./aar-schema.ts";
import { afterActionReport } from "./after-action-report.ts";
import { measuresCsv } from "./measures-csv.ts";

const digests = { journal_sha256: "1".repeat(64), log_sha256: "2".repeat(64) };

function reported(): AfterActionReport {
  return afterActionReport({ ...judgedNight(), digests });
}

test("The report has the published shape, and survives JSON", () => {
  const report = reported();
  expect(aarSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
});

test("Journal and log as they were written and read again give the same report", () => {
  const { journal, log } = judgedNight();
  const read = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
  const again = afterActionReport({ journal: read(journal), log: read(log), digests });
  expect(afterActionHtml(again)).toBe(afterActionHtml(reported()));
  expect(JSON.stringify(again)).toBe(JSON.stringify(reported()));
});

test("The summary names the strengths and the gaps, worst first, then the heaviest", () => {
  const { summary } = reported();
  expect(summary.strengths).toEqual([]);
  expect(
    summary.gaps.map(({ expectation, state, rating }) => [expectation, state, rating]),
  ).toEqual([
    ["answers", "XB", "S"],
    ["asks", "XA", "S"],
  ]);
  expect(summary.tally).toMatchObject([
    { objective: "reach", S: 1, unrated: 1 },
    { objective: "form", S: 1, unrated: 0 },
  ]);
});

test("The time line tells of pauses, injects sent and skipped, and what was planned", () => {
  const { timeline, overview } = reported();
  const told = timeline.map(({ kind, about, what }) => [kind, about, what].join(" ").trim());
  expect(told).toContain("clock  paused");
  expect(told).toContain("inject spare skipped");
  const theft = timeline.find(({ about }) => about === "theft");
  expect(theft).toMatchObject({ what: "reached", planned_at: theft?.at, states: ["XA"] });
  expect(overview).toMatchObject({
    exercise_s: 7_200,
    real_s: 7_200,
    by_people: 2,
    by_machines: 1,
  });
});

test("A request is told step by step in UTC and on both sides' clocks", () => {
  const [first] = reported().requests;
  expect(first).toMatchObject({ id: "seat/XA/1", inject: "theft", missing: ["necessity"] });
  expect(first?.steps.find(({ what }) => what === "delivered")).toMatchObject({
    at: "2027-03-27T21:41:00.000Z",
    from_local: "Sat 22:41",
    to_local: "Sat 16:41",
    real_s: 660,
    by: "people",
  });
});

test("The page loads nothing, carries the marking on every part, and holds words as words", () => {
  const page = afterActionHtml(reported());
  expect(page).not.toMatch(/<script|<link|<img|https?:|@import|url\(/u);
  expect(page).toContain("noted-by-XA &lt;script&gt;");
  const sections = page.match(/<section\b/gu)?.length ?? 0;
  const marked = page.match(/<p class="marking">EXERCISE EXERCISE EXERCISE<\/p>/gu)?.length;
  expect(sections).toBe(13);
  expect(marked).toBe(sections + 2);
  const captions = [...page.matchAll(/aria-label="(Table: [^"]*)"/gu)].map(([, name]) => name);
  expect(new Set(captions).size).toBe(captions.length);
});

test("Each row of measures.csv has every column, and none is of people and machines", () => {
  const [header, ...rows] = measuresCsv(reported()).trimEnd().split("\n");
  const columns = header?.split(",") ?? [];
  expect(columns).toHaveLength(21);
  for (const row of rows) expect(row.split(",")).toHaveLength(columns.length);
  const players = new Set(rows.map((row) => row.split(",")[2]));
  expect(players).toEqual(new Set(["machines", "people"]));
  expect(rows).toContain(
    "response-time,XB,people,all,,1,1,0,0,false,,240,240,240,,240,240,240,,240,240",
  );
});

test("A log that was never opened is refused", () => {
  const { journal } = judgedNight();
  expect(() => afterActionReport({ journal, log: [], digests })).toThrow(/opening/);
});
