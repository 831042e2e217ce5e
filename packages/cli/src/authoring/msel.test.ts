import { textField } from "@contactpoint/analysis";
import type { ResolvedScenario } from "@contactpoint/protocol";
import { DocumentResolver, type ScenarioDocument } from "@contactpoint/scenario";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";

import type { Cells } from "./inject-cells.ts";
import { injectRows, mselCsv } from "./msel-csv.ts";
import { withMsel } from "./msel-from-csv.ts";
import { readMsel } from "./msel-list.ts";

const HEAD = `# A night.
format: contactpoint/1
id: listed
version: 1.0.0
title: Listed
marking: EXERCISE
seed: 1
clock: { start: 2027-03-27T21:30:00Z, duration: P3D }
states:
  XA: { zone: Europe/Paris,   played_by: human } # two spaces too many
  XB: { zone: America/Chicago }
providers: { mailhaven: { state: XB } }
objectives: { calm: Nobody hurries }
`;
const INJECTS = `injects: # in order
  # The first.
  - id: theft
    at: T+00:15 # early
    to: XA
    via: phone
    body: { en: "A wallet, drained", fr: Un portefeuille }
    expected: Ask XB.
    objective: calm
  - { id: leap, at: { local: "2027-03-28T03:30", in: XA }, to: XA, body: It leaps. }
  - id: ask
    after: { of: theft, plus: PT1H }
    from: XA
    to: XB
    request: { form: ping }
`;
const TAIL = `
# What should come out.
expectations:
  - { id: some,   count: needs, at_most: 9 }
`;
const FILE = `${HEAD}${INJECTS}${TAIL}`;

function scenarioOf(text: string): ResolvedScenario {
  const resolved = new DocumentResolver().resolve(parse(text) as ScenarioDocument);
  if ("problems" in resolved) throw new Error(JSON.stringify(resolved.problems));
  return resolved.scenario;
}

const csvOf = (text: string): string => mselCsv(text, scenarioOf(text));
const rewritten = (csv: string, text = FILE): string =>
  withMsel(text, scenarioOf(text), readMsel(csv));

test("the list has a line for each inject, with its time as T+, in UTC and on the wall", () => {
  expect(csvOf(FILE).split("\n")).toEqual([
    "id,time,utc,local,to,from,via,body,body_fr,request,condition,expected,objective",
    'theft,T+00:15,2027-03-27T21:45Z,2027-03-27 22:45,XA,,phone,"A wallet, drained",Un portefeuille,,,Ask XB.,calm',
    "leap,T+04:00,2027-03-28T01:30Z,2027-03-28 03:30,XA,,,It leaps.,,,,,",
    'ask,,,,XB,XA,,,,{ form: ping },"{ after: { of: theft, plus: PT1H } }",,',
    "",
  ]);
});

test("a list taken back as it was printed changes no byte", () => {
  expect(rewritten(csvOf(FILE))).toBe(FILE);
  expect(
    rewritten(csvOf(FILE).replaceAll(/^leap,.*$/gm, (line) => line.replace("03:30", "09:99"))),
  ).toBe(FILE);
  const semicolons = csvOf(FILE).split("\n", 1)[0] ?? "";
  expect(
    rewritten(
      `\uFEFF${semicolons.replaceAll(",", ";").replace(/;.*/, "")}\r\ntheft\r\nleap\r\nask\r\n`,
    ),
  ).toBe(FILE);
});

test("a changed cell changes its key alone; comments and all other sections stay", () => {
  const after = rewritten(csvOf(FILE).replace("T+00:15", "T+00:20").replace("PT1H", "PT2H"));
  expect(after.startsWith(HEAD)).toBe(true);
  expect(after.endsWith(TAIL)).toBe(true);
  expect(after).toContain("at: T+00:20 # early\n");
  expect(after).toContain("after: { of: theft, plus: PT2H }");
  for (const comment of ["# in order\n", "  # The first.\n", 'local: "2027-03-28T03:30"'])
    expect(after).toContain(comment);
});

test("lines may be added, moved and left out, also where a file had no injects", () => {
  const list = csvOf(FILE).split("\n");
  const moved = [list[0], "late,T+1d02:00,,,XA,,radio,,,,,,", list[2], list[1]].join("\n");
  const after = rewritten(moved);
  expect(scenarioOf(after).injects.map(({ id }) => id)).toEqual(["late", "leap", "theft"]);
  const none = rewritten("id,time,to,body\nfirst,T+00:10,XA,News\n", `${HEAD}omit: []`);
  expect(scenarioOf(none).injects).toMatchObject([{ id: "first", to: "XA", body: { en: "News" } }]);
});

test("a list that is none is refused with what is wrong", () => {
  const wrong: readonly (readonly [string, string])[] = [
    ["id,tiem\na,b\n", 'unknown column "tiem"'],
    ["time\nT+00:15\n", "no column id"],
    ["id\ntheft\ntheft\n", "the inject theft twice"],
    ["id,to\n,XA\n", "a line of the list has no id"],
    ["id,request\nask,ping\n", "ask the cell of request is no map"],
    ["id,condition\nask,{ whne: {} }\n", "ask condition has no key whne"],
    ['id,to\n"ask,XA\n', "the list is no CSV"],
    ["id\tto\nask\tXA\n", "separated by tabs; save it as CSV UTF-8, with commas"],
  ];
  for (const [csv, message] of wrong) expect(() => rewritten(csv), csv).toThrow(message);
  expect(() => withMsel("{}", scenarioOf(FILE), [])).toThrow("block style");
});

test("each inject of a list knows the line on which it begins", () => {
  for (const end of ["\n", "\r\n"]) {
    const list = ["id,body", "", 'a,"x', "", 'y"', "b,z", "c,"].join(end);
    expect(readMsel(list).map(({ id, line }) => [id, line])).toEqual([
      ["a", 3],
      ["b", 6],
      ["c", 7],
    ]);
  }
  expect(() => readMsel("id,to\na,XA\n\na,XB\n")).toThrow(expect.objectContaining({ line: 4 }));
});

const words = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 40 })
  .map((text) => `x${text.replaceAll(/[\p{C}\s]/gu, " ").trim()}`);
const row = fc.record({
  time: fc
    .tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 23 }))
    .map(([days, hours]) => `T+${days > 0 ? `${days}d` : ""}${String(hours).padStart(2, "0")}:05`),
  to: fc.constantFrom("XA", "XB", "white-cell"),
  via: fc.constantFrom("", "phone"),
  body: fc.oneof(fc.constant(""), words),
  body_fr: fc.oneof(fc.constant(""), words),
  expected: fc.oneof(fc.constant(""), words),
  objective: fc.constantFrom("", "calm"),
});
const ids = fc.uniqueArray(fc.constantFrom("theft", "leap", "one", "two", "three", "four"), {
  minLength: 1,
});

test("any list taken back and printed again is the same list", () => {
  fc.assert(
    fc.property(ids, fc.array(row, { minLength: 6, maxLength: 6 }), (names, drawn) => {
      const wanted = names.map((id, index): Cells => ({ id, ...drawn[index] }));
      const columns = ["id", ...Object.keys(drawn[0] ?? {})];
      const lines = wanted.map((cells) =>
        columns.map((one) => textField(cells[one] ?? "")).join(","),
      );
      const after = rewritten([columns.join(","), ...lines, ""].join("\n"));
      const printed = injectRows(after, scenarioOf(after));
      for (const [index, cells] of wanted.entries())
        for (const column of columns) expect(printed[index]?.[column] ?? "").toBe(cells[column]);
      expect(printed).toHaveLength(wanted.length);
      expect(after.startsWith(HEAD) && after.endsWith(TAIL)).toBe(true);
    }),
    { numRuns: 100 },
  );
});
