import { expect, test } from "vitest";
import { judgedNight, WORDS } from "../testing/judged-night.ts";
import { nightScenario } from "../testing/night-scenario.ts";
import { toldNight } from "../testing/told-night.ts";
import { afterActionHtml } from "./aar-html.ts";
import { aarSchema, type AfterActionReport } from "./aar-schema.ts";
import { afterActionReport } from "./after-action-report.ts";
import { type Audience, disclose } from "./disclose.ts";
import { measuresCsv } from "./measures-csv.ts";
import { WITHHELD } from "./public-view.ts";

const digests = { journal_sha256: "1".repeat(64), log_sha256: "2".repeat(64) };

function full(): AfterActionReport {
  return afterActionReport({ ...judgedNight(), digests });
}

/** All files of a report as one text. */
function written(audience: Audience): string {
  const report = disclose(full(), audience);
  expect(aarSchema.parse(report)).toEqual(report);
  return [JSON.stringify(report), afterActionHtml(report), measuresCsv(report)].join("\n");
}

/** Those of the words that a reader finds. */
function found(text: string, words: readonly string[]): readonly string[] {
  return words.filter((word) => text.includes(word));
}

const ALL = Object.values(WORDS).flat();

test("The full report holds every word", () => {
  expect(found(written({ level: "full" }), ALL)).toEqual(ALL);
});

test("A State finds its own words and what it was told, and nobody else's", () => {
  const xa = written({ level: "state", state: "XA" });
  expect(found(xa, ALL)).toEqual([...WORDS.XA, ...WORDS.both]);
  expect(found(written({ level: "state", state: "XB" }), ALL)).toEqual([
    ...WORDS.XB,
    ...WORDS.both,
  ]);
});

test("An inject that goes to another State is told to that one from then on", () => {
  const injects = [
    { id: "theft", at: "T+00:05", to: "XA", body: { en: "A wallet was drained." } },
    { id: "late", at: "T+00:50", to: "XA", body: { en: "as written" } },
  ];
  const scenario = nightScenario({ rate: 1, owed_rate: 1, allowed_rates: [1] }, { injects });
  const edited = { kind: "inject", act: "edited", inject: "late" } as const;
  const night = toldNight({
    scenario,
    more: [
      [20, "facilitator", "Fay", { ...edited, before: { to: "XA" }, after: { to: "XB" } }],
      [
        21,
        "facilitator",
        "Fay",
        {
          ...edited,
          before: { body: { en: "as written" } },
          after: { body: { en: "edited-for-XB" } },
        },
      ],
      [22, "facilitator", "Fay", { kind: "inject", act: "skipped", inject: "late" }],
    ],
  });
  const report = afterActionReport({ ...night, digests });
  const toldTo = (state: string) =>
    disclose(report, { level: "state", state })
      .timeline.filter(({ about }) => about === "late")
      .map(({ what, changes }) => [what, JSON.stringify(changes).includes("edited-for-XB")]);
  expect(toldTo("XA")).toEqual([["edited", false]]);
  expect(toldTo("XB")).toEqual([
    ["edited", false],
    ["edited", true],
    ["skipped", false],
    ["planned, never sent", false],
  ]);
});

test("A State finds the traffic that it had a part in, and of the other side what it was sent", () => {
  const { requests, proposals, latencies, scores } = disclose(full(), {
    level: "state",
    state: "XA",
  });
  expect(requests.map(({ id }) => id)).toEqual(["seat/XA/1"]);
  const steps = requests.flatMap((request) => request.steps);
  expect(steps.map(({ what }) => what)).toContain("acknowledged");
  expect(steps.filter(({ state, internal }) => internal && state !== "XA")).toEqual([]);
  for (const { state } of [...proposals, ...latencies, ...scores]) expect(state).toBe("XA");
  const text = written({ level: "state", state: "XA" });
  expect(text).not.toContain("other/unseen");
  expect(written({ level: "state", state: "XC" })).toContain("other/unseen");
});

test("The public finds no State, no person, no written word and no request", () => {
  const text = written({ level: "public" });
  const { participants } = full().overview;
  const names = participants.flatMap(({ state, name, persons }) => [state, name, ...persons]);
  expect(names).toContain("Astoria");
  expect(found(text, [...ALL, ...names, "Fay", "Eve", "seat/", "other/unseen"])).toEqual([]);
  const { cover } = disclose(full(), { level: "public" });
  expect(cover.title).toBe(WITHHELD);
  expect(cover.journal_sha256).toBe(digests.journal_sha256);
});

test("The public finds no figure of fewer than five, and no longest time", () => {
  const report = full();
  const [row] = report.latencies.filter(({ state }) => state === null);
  if (row === undefined) throw new Error("something was measured");
  const many = { ...row, n: 5, values: null };
  const shown = disclose(
    { ...report, latencies: [...report.latencies, many] },
    { level: "public" },
  );
  expect(shown.latencies).toEqual([
    {
      ...many,
      exercise: { ...many.exercise, max_s: null, open_s: null },
      real: { ...many.real, max_s: null, open_s: null },
    },
  ]);
  expect(shown.shares.every(({ n, state }) => n >= 5 && state === null)).toBe(true);
  for (const { P, S, M, U, unrated } of shown.summary.tally)
    expect([P, S, M, U, unrated]).toEqual([null, null, null, null, null]);
});

test("Only a full report is disclosed, and only to who took part", () => {
  const shown = disclose(full(), { level: "public" });
  expect(() => disclose(shown, { level: "full" })).toThrow(RangeError);
  expect(() => disclose(full(), { level: "state", state: "XZ" })).toThrow(/took part/);
});
