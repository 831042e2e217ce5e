import { fileURLToPath } from "node:url";
import type { RequestTable } from "@contactpoint/analysis";
import { readScenario } from "@contactpoint/scenario";
import type { Change } from "@contactpoint/scenario";
import { expect, test } from "vitest";
import type { StudyPoint } from "../plan/study-point.ts";
import { sampleStudy } from "../testing/index.ts";
import type { ReplicatedStudy } from "./replication-input.ts";
import type { ReplicationResult } from "./replication-result.ts";
import { runReplication } from "./run-replication.ts";

const FILE = fileURLToPath(new URL("../../../../scenarios/first-night.yaml", import.meta.url));

const title = { en: "" };

const STUDY: ReplicatedStudy = {
  seed: 11,
  variants: [{ name: "mesh", title, changes: [{ patch: { scale: 1 } }] }],
  factors: [],
  uncertain: [
    {
      path: "practice.proceed_share",
      title,
      distribution: { kind: "uniform", min: 0, max: 1 },
      unit: "number",
      basis: "assumption",
      source: "",
    },
  ],
  switches: [],
  metrics: [],
  replications: {
    min: 4,
    max: 4,
    batch: 2,
    per_draw: 2,
    confidence: 0.95,
    targets: [],
    look_ahead: 0,
  },
  staffing: sampleStudy().staffing,
};

const POINT: StudyPoint = {
  id: "mesh",
  variant: "mesh",
  factors: {},
  without: null,
  removed: [],
};

interface Ran {
  readonly result: ReplicationResult;
  readonly changes: readonly Change[];
  readonly seed: number;
  readonly table: RequestTable | undefined;
}

/** Runs with the file as it stands, whatever the changes. */
function run(replication: number, point = POINT): Ran {
  let seen: Pick<Ran, "changes" | "seed"> = { changes: [], seed: -1 };
  let table: RequestTable | undefined;
  let clock = 0;
  const base = {
    resolve: (changes: readonly Change[], seed: number) => {
      seen = { changes, seed };
      const read = readScenario(FILE, { seed });
      if ("problems" in read) throw new Error("the scenario is sound");
      return read.scenario;
    },
  };
  const result = runReplication(base, STUDY, point, replication, {
    now: () => (clock += 500 * (replication + 1)),
    keep: (kept) => (table = kept),
  });
  return { result, ...seen, table };
}

test("a replication is a function of the study, the point and its number", () => {
  const [one, again, next] = [run(1).result, run(1).result, run(2).result];
  expect(again).toEqual(one);
  expect(one.digest).toMatch(/^[0-9a-f]{64}$/);
  expect(next.digest).not.toBe(one.digest);
  expect(next.seed).not.toBe(one.seed);
  expect([one.elapsed_s, next.elapsed_s]).toEqual([1, 1.5]);
});

test("a result is plain JSON, and says what was drawn", () => {
  const { result, changes, seed } = run(3);
  expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  const share = result.parameters["practice.proceed_share"];
  expect(changes).toEqual([
    { patch: { scale: 1 } },
    { path: "practice.proceed_share", value: share },
  ]);
  expect([result.draw, result.seed]).toEqual([1, seed]);
  expect(run(2).result.parameters).toEqual(result.parameters);
  expect(run(1).result.parameters).not.toEqual(result.parameters);
});

test("a State that is removed is out of service from start to end", () => {
  const { table, result } = run(0);
  const busiest = table?.desks.toSorted((a, b) => b.occupied - a.occupied)[0]?.state ?? "";
  const without = run(0, { ...POINT, id: `mesh-${busiest}`, removed: [busiest] });
  const desk = without.table?.desks.find(({ state }) => state === busiest);
  expect(desk).toMatchObject({ present: 0, occupied: 0 });
  expect(without.result.metrics["preserved"]).toBeLessThan(result.metrics["preserved"] ?? 0);
});

test("what is kept of the requests is there", () => {
  const { result } = run(0);
  expect(result.groups.length).toBeGreaterThan(0);
  expect(result.open_by_day.length).toBeGreaterThan(0);
  expect(result.events).toBeGreaterThan(result.needs);
});
