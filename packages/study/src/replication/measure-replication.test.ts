import { requestTable } from "@contactpoint/analysis";
import {
  JournalWriter,
  SAMPLE_START,
  sampleItem,
  sampleScenario,
} from "@contactpoint/analysis/testing";
import { DAY, HOUR, MINUTE } from "@contactpoint/engine";
import type { StudyMetric } from "@contactpoint/scenario";
import { expect, test } from "vitest";
import { metricsTable } from "../results/replication-tables.ts";
import { sampleStudy } from "../testing/index.ts";
import { INCIDENCE_GRID_S } from "./incidence-grid.ts";
import { measureReplication } from "./measure-replication.ts";
import { openByDay } from "./open-by-day.ts";
import type { ReplicationResult } from "./replication-result.ts";
import { fullTimeOfficers } from "./staffing.ts";

const STAFFING = {
  ...sampleStudy().staffing,
  cost_per_officer_year: 50_000,
  currency: "EUR",
};

type Measured = Pick<ReplicationResult, "metrics" | "groups" | "incidence" | "needs">;

/** XA needs four: preserved after 10 and 30 minutes (the latter too late), one open, one without a basis. */
function measured(metrics: readonly StudyMetric[], real_states = false): Measured {
  const scenario = sampleScenario({ real_states });
  const writer = new JournalWriter(scenario);
  for (const [id, minutes, expires] of [
    ["w/XA/1", 10, 60],
    ["w/XB/2", 30, 20],
  ] as const) {
    const from = id.slice(2, 4);
    const item = sampleItem({ expires_at: SAMPLE_START + expires * MINUTE });
    writer
      .minute(0)
      .need(id, { from, to: from === "XA" ? "XB" : "XA", items: [item] })
      .sent(id, "request")
      .delivered(id, "request")
      .minute(minutes)
      .order(id, 0)
      .order(id, 0, "preserved");
  }
  writer.minute(0).need("w/XA/3").need("w/XA/4").noBasis("w/XA/4").minute(100);
  return measureOf(writer, metrics);
}

function measureOf(
  writer: JournalWriter,
  metrics: readonly StudyMetric[],
): ReturnType<typeof measureReplication> {
  const study = { metrics, staffing: STAFFING } as Parameters<typeof measureReplication>[1];
  return measureReplication(requestTable(writer.end()), study, 0.125);
}

function named(more: object): StudyMetric {
  const metric: object = {
    name: "it",
    title: { en: "" },
    better: "higher",
    unit: "number",
    ...more,
  };
  return metric as StudyMetric;
}

const preserve = (statistic: object, where = {}): StudyMetric =>
  named({ kind: "latency", measure: "time-to-preserve", where, statistic });

test.for([
  [{ kind: "share", measure: "preserved-in-time-share" }, 1 / 4],
  [{ kind: "share", measure: "undecided-share" }, 1 / 4],
  [{ kind: "share", measure: "no-basis-share" }, 1 / 4],
  [{ kind: "share", measure: "wrong-address-share" }, 0.125],
  [{ kind: "count", measure: "needs" }, 4],
  [{ kind: "count", measure: "sent" }, 2],
  [{ kind: "count", measure: "preserved" }, 2],
  [{ kind: "count", measure: "confidants" }, 2],
  [preserve({ kind: "p50" }), 1_800],
  [preserve({ kind: "p90" }), null],
  [preserve({ kind: "reached-share" }), 1 / 2],
  [preserve({ kind: "mean-of-reached" }), 1_200],
  [preserve({ kind: "within", horizon: 10 * MINUTE }), 1 / 4],
  // Free until 10 min: 1; until 30 min: 3/4; after: 1/2.
  [preserve({ kind: "restricted-mean", horizon: 40 * MINUTE }), (10 + 20 * 0.75 + 10 * 0.5) * 60],
  [preserve({ kind: "p50" }, { requesting_state: "XB" }), 1_800],
  [preserve({ kind: "p50" }, { urgency: "routine" }), null],
  // XA has 1 of 3 in time, XB 0 of 1.
  [{ kind: "fairness", measure: "worst-served" }, 0],
  [{ kind: "fairness", measure: "zone-gap" }, 1 / 3],
  [{ kind: "fairness", measure: "gini" }, 1 / 2],
  [{ kind: "staffing", measure: "utilisation" }, 0],
] as const)("a metric of four requests worked out by hand: %j", ([metric, value]) => {
  const { it } = measured([named(metric)]).metrics;
  if (value === null) expect(it).toBeNull();
  else expect(it).toBeCloseTo(value, 12);
});

test("officers, needs, sent and preserved are counted in every study, the study's own names first", () => {
  const own = named({ name: "sent", kind: "count", measure: "needs" });
  const { metrics } = measured([own]);
  expect(metrics).toEqual({ sent: 4, needs: 4, preserved: 2, officers: metrics["officers"] });
  for (const name of Object.keys(metrics)) expect(metricsTable.holds).toContain(`\`${name}\``);
});

test("full-time officers are the hours of the rosters over those of an officer", () => {
  const scenario = sampleScenario();
  const [one] = scenario.states;
  if (one === undefined) throw new Error("the sample has States");
  const { start } = scenario.clock;
  const desk = { ...one.desk, from: [start - DAY, start + DAY], officers: [2, 0], on_call: [0, 4] };
  const clock = { start, end: start + 2 * DAY, warm_up: 0 };
  // A day of two officers and a day of four on call for a quarter: 72 hours in two days.
  const officers = fullTimeOfficers({ states: [{ ...one, desk }], clock }, STAFFING);
  expect(officers).toBeCloseTo((72 * 365.25) / 2 / 1_600, 12);
});

test("groups partition the rows, and name no State where States are real", () => {
  for (const real of [false, true]) {
    const { groups } = measured([], real);
    const kinds = new Set(groups.map(({ by }) => by));
    expect(kinds.has("requesting-state")).toBe(!real);
    for (const kind of kinds) {
      const rows = groups.filter(({ by }) => by === kind).reduce((sum, { n }) => sum + n, 0);
      expect([kind, rows]).toEqual([kind, 4]);
    }
  }
  const { groups } = measured([]);
  expect(groups.find(({ by, key }) => by === "requesting-state" && key === "XA")).toMatchObject({
    n: 3,
    preserved_in_time_share: 1 / 3,
  });
  expect(groups.filter(({ by }) => by === "route").map(({ key, n }) => [key, n])).toEqual([
    ["", 2],
    ["1", 2],
  ]);
});

test("a metric whose horizon nobody was watched for is not known", () => {
  // All are open after an hour: none preserved in 30 days is not what was seen.
  const writer = new JournalWriter();
  for (const id of ["w/XA/1", "w/XA/2"]) writer.minute(0).need(id).sent(id, "request");
  const of = (horizon: number): (number | null | undefined)[] => {
    const metrics = (["within", "restricted-mean"] as const).map((kind) =>
      named({ ...preserve({ kind, horizon }), name: kind }),
    );
    const found = measureOf(writer, metrics).metrics;
    return [found["within"], found["restricted-mean"]];
  };
  writer.minute(60);
  expect(of(HOUR)).toEqual([0, 3_600]);
  expect(of(HOUR + 1)).toEqual([null, null]);
  const { incidence, groups } = measureOf(writer, []);
  const at = (hours: number) => incidence.time_to_preserve[INCIDENCE_GRID_S.indexOf(hours * 3_600)];
  expect([at(1), at(2)]).toEqual([0, null]);
  // Of a group it is at most the whole horizon, which an hour of the run does not rule out.
  expect(groups[0]).toMatchObject({ preserved_in_time_share: 0, time_to_preserve_s: 30 * 86_400 });
});

test("of nothing there is no share and no time", () => {
  const nothing = measureOf(new JournalWriter().minute(60), []);
  expect(nothing.needs).toBe(0);
  expect(new Set(Object.values(nothing.stages))).toEqual(new Set([null]));
  expect(new Set(Object.values(nothing.incidence).flat())).toEqual(new Set([null]));
});

test("incidence is kept on a grid that rises by even ratios", () => {
  const { incidence } = measured([]);
  const at = (minutes: number): number | null | undefined =>
    incidence.time_to_preserve[INCIDENCE_GRID_S.indexOf(minutes * 60)];
  expect([at(5), at(10), at(20), at(30), at(60)]).toEqual([0, 0.25, 0.25, 0.5, 0.5]);
  const ratios = INCIDENCE_GRID_S.slice(1).map(
    (each, index) => each / (INCIDENCE_GRID_S[index] ?? 0),
  );
  expect(ratios.every((ratio) => ratio >= 1.2 && ratio <= 2.5)).toBe(true);
});

test("the number of open requests on a day is the mean over its hours", () => {
  const writer = new JournalWriter();
  const minutes = (hours: number): number => (hours * HOUR) / MINUTE;
  for (const [id, from, until] of [
    ["w/XA/1", 12, 84],
    ["w/XA/2", 6, 18],
    ["w/XA/3", 30, Infinity],
  ] as const) {
    writer.minute(minutes(from)).need(id);
    if (until < Infinity) writer.minute(minutes(until)).requesting(id, "withdrawn", true);
  }
  // A fifth day of 12 hours is left out.
  const table = requestTable(writer.minute(minutes(108)).end());
  expect(openByDay(table)).toEqual([0.5 + 0.5, 1 + 0.75, 1 + 1, 0.5 + 1]);
});
