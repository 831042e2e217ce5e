import { entityKey, inverseNormal, KeyedRandom } from "@contactpoint/engine";
import type { Study } from "@contactpoint/scenario";
import fc from "fast-check";
import { expect, test } from "vitest";
import { drawOf } from "../plan/draw-parameters.ts";
import type { StudyPoint } from "../plan/study-point.ts";
import type { Unit } from "../plan/unit.ts";
import type { ReplicationResult } from "../replication/replication-result.ts";
import { samplePoints, sampleResults, sampleStudy } from "../testing/index.ts";
import { LiveDifference } from "./live-difference.ts";
import { StudySchedule } from "./study-schedule.ts";

const [TEMPLATE] = sampleResults({
  study: sampleStudy(),
  points: samplePoints(sampleStudy()),
  replications: 1,
  grid_s: [60],
  truth: () => ({ mean: { "in-time": 0.5 }, slope: {} }),
});

const normal = new KeyedRandom(5).label("result");

/** A result whose metric varies by `spread` about a mean of the variant's own. */
function resultOf(unit: Unit, mean = 0.5, spread = 0.05): ReplicationResult {
  if (TEMPLATE === undefined) throw new Error("the sample has a result");
  const noise = inverseNormal(normal.uniform(entityKey(unit.point), unit.replication));
  return { ...TEMPLATE, ...unit, metrics: { "in-time": mean + spread * noise } };
}

function planned(more: Partial<Study>): { study: Study; points: readonly StudyPoint[] } {
  const study = sampleStudy({ uncertain: [], switches: [], ...more });
  return { study, points: samplePoints(study) };
}

const PRECISE = {
  min: 5,
  max: 60,
  batch: 5,
  per_draw: 1,
  confidence: 0.95,
  look_ahead: 1,
  targets: [{ metric: "in-time", of: "mean", relative: null, absolute: 0.02 }],
} as const;

const MEANS: Readonly<Record<string, number>> = { mesh: 0.5, hub: 0.4, "regional-hubs": 0.7 };

const meanOf = (unit: Unit): number => MEANS[unit.point] ?? 0.5;

/** Plays a study: of at most `atOnce` units under way, `pick` says which is finished next. */
function play(
  schedule: StudySchedule,
  atOnce: number,
  pick: (underWay: number) => number,
  most = Infinity,
): ReplicationResult[] {
  const underWay: Unit[] = [];
  const finished: ReplicationResult[] = [];
  for (;;) {
    while (underWay.length < atOnce) {
      const unit = schedule.next();
      if (unit === undefined) break;
      underWay.push(unit);
    }
    const [unit] = underWay.splice(pick(underWay.length), 1);
    if (schedule.isFinished || unit === undefined || finished.length >= most) return finished;
    const result = resultOf(unit, meanOf(unit));
    finished.push(result);
    schedule.add(result);
  }
}

const KN = { kind: "kn", metric: "in-time", indifference: 0.05, confidence: 0.95 } as const;
const OCBA = { kind: "ocba", metric: "in-time", budget: 60 } as const;

const PLANS: readonly Partial<Study>[] = [
  { replications: { ...PRECISE, min: 8, max: 8, targets: [] } },
  { replications: PRECISE },
  { replications: { ...PRECISE, per_draw: 5 } },
  { replications: { ...PRECISE, targets: [] }, selection: KN },
  { replications: { ...PRECISE, targets: [], min: 6, per_draw: 3 }, selection: KN },
  { replications: { ...PRECISE, targets: [] }, selection: OCBA },
  { replications: { ...PRECISE, targets: [], min: 6, batch: 6, per_draw: 3 }, selection: OCBA },
];

const counted = (schedule: StudySchedule): string[] =>
  schedule.counted().map(({ point, replication }) => `${point} ${replication}`);

test("what counts does not depend on order, on how much runs at once, or on interruptions", () => {
  const undisturbed = PLANS.map((plan) => {
    const { study, points } = planned(plan);
    const schedule = new StudySchedule(study, points);
    play(schedule, 1, () => 0);
    return { counts: counted(schedule), selection: schedule.selection };
  });
  fc.assert(
    fc.property(
      fc.nat({ max: PLANS.length - 1 }),
      fc.integer({ min: 1, max: 20 }),
      fc.infiniteStream(fc.nat()),
      fc.nat({ max: 80 }),
      (plan, atOnce, stream, until) => {
        const { study, points } = planned(PLANS[plan] ?? {});
        const pick = (underWay: number): number =>
          Number(stream.next().value) % Math.max(1, underWay);
        const logged = play(new StudySchedule(study, points), atOnce, pick, until);
        const schedule = new StudySchedule(study, points, logged);
        play(schedule, atOnce, pick);
        expect(schedule.isFinished).toBe(true);
        const { selection } = schedule;
        expect({ counts: counted(schedule), selection }).toEqual(undisturbed[plan]);
      },
    ),
    { numRuns: 60 },
  );
});

test("the first difference comes first, then replication 0 of every point, then 1; none twice", () => {
  const { study, points } = planned({ replications: { ...PRECISE, min: 3, max: 3, targets: [] } });
  const schedule = new StudySchedule(study, points);
  const units = Array.from({ length: 3 * points.length }, () => schedule.next());
  const early = [0, 1].flatMap((replication) =>
    ["mesh", "hub"].map((point) => ({ point, replication })),
  );
  const isEarly = (point: string, replication: number): boolean =>
    early.some((unit) => unit.point === point && unit.replication === replication);
  const later = [0, 1, 2].flatMap((replication) =>
    points.flatMap(({ id }) => (isEarly(id, replication) ? [] : [{ point: id, replication }])),
  );
  expect(units).toEqual([...early, ...later]);
  expect(schedule.next()).toBeUndefined();
  expect(schedule.isFinished).toBe(false);
});

test("where parameters are drawn, the first difference takes a replication of each of two draws", () => {
  const study = sampleStudy({ replications: { ...PRECISE, per_draw: 4, targets: [] } });
  expect(study.uncertain).not.toEqual([]);
  const points = samplePoints(study);
  const schedule = new StudySchedule(study, points);
  const units = Array.from({ length: 4 }, () => schedule.next());
  expect(units).toEqual(
    [0, 4].flatMap((replication) => ["mesh", "hub"].map((point) => ({ point, replication }))),
  );
  const live = new LiveDifference(study, points);
  for (const unit of units) {
    expect(live.now).toBeNull();
    if (unit !== undefined) live.add({ ...resultOf(unit), draw: drawOf(study, unit.replication) });
  }
  expect(live.now).not.toBeNull();
});

test("a stopping rule ends at the first whole batch that meets its targets and the look-ahead", () => {
  const { study, points } = planned({ replications: PRECISE });
  const schedule = new StudySchedule(study, points);
  play(schedule, 7, () => 0);
  const counts = new Map(Map.groupBy(counted(schedule), (each) => each.split(" ")[0] ?? ""));
  const numbers = [...counts.values()].map((each) => each.length);
  expect(new Set(numbers).size).toBe(1);
  const [each = 0] = numbers;
  expect(each % 5).toBe(0);
  expect(each).toBeGreaterThan(5);
  expect(each).toBeLessThan(60);
});

test("KN drops what cannot be best and runs only what is left", () => {
  const { study, points } = planned({ replications: { ...PRECISE, targets: [] }, selection: KN });
  const schedule = new StudySchedule(study, points);
  play(schedule, 1, () => 0);
  expect(schedule.selection).toMatchObject({ method: "kn", best: ["regional-hubs"] });
  expect(schedule.selection?.dropped.map(({ point }) => point).toSorted()).toEqual([
    "hub",
    "mesh",
    "twin",
  ]);
  expect(schedule.selection?.guarantee).toContain("95 %");
  expect(schedule.selection?.guarantee).toMatch(/within \d+\spercentage points? of it/u);
});

test("a variant that does not reach the metric leaves a selection without a guarantee", () => {
  const { study, points } = planned({ replications: { ...PRECISE, targets: [] }, selection: KN });
  const logged = points.flatMap(({ id }) =>
    Array.from({ length: 60 }, (_, replication) => ({
      ...resultOf({ point: id, replication }),
      metrics: { "in-time": id === "hub" && replication === 2 ? null : 0.5 },
    })),
  );
  const schedule = new StudySchedule(study, points, logged);
  expect(schedule.isFinished).toBe(true);
  expect(schedule.selection?.best).toHaveLength(4);
  expect(schedule.selection?.guarantee).toMatch(/^No guarantee: /);
});

test("OCBA spends its budget, most of it on those that are hard to tell apart", () => {
  const { study, points } = planned({ replications: { ...PRECISE, targets: [] }, selection: OCBA });
  const schedule = new StudySchedule(study, points);
  play(schedule, 3, () => 0);
  const counts = Map.groupBy(schedule.counted(), ({ point }) => point);
  expect(schedule.counted()).toHaveLength(60);
  expect([...counts.values()].every((each) => each.length >= 5)).toBe(true);
  expect(schedule.selection?.best).toEqual(["regional-hubs"]);
});

test("OCBA gives whole draws, and never more than its budget", () => {
  const replications = { ...PRECISE, targets: [], min: 8, batch: 8, per_draw: 4 };
  const { study, points } = planned({ replications, selection: { ...OCBA, budget: 50 } });
  const schedule = new StudySchedule(study, points);
  play(schedule, 3, () => 0);
  const counts = Map.groupBy(schedule.counted(), ({ point }) => point);
  expect([...counts.values()].map((each) => each.length % 4)).toEqual(points.map(() => 0));
  expect(schedule.counted()).toHaveLength(48);
});

test("OCBA selects nothing where a variant does not reach the metric, and says so", () => {
  const { study, points } = planned({ replications: { ...PRECISE, targets: [] }, selection: OCBA });
  const logged = points.flatMap(({ id }) =>
    Array.from({ length: 5 }, (_, replication) => ({
      ...resultOf({ point: id, replication }),
      metrics: { "in-time": id === "hub" && replication === 2 ? null : 0.5 },
    })),
  );
  const schedule = new StudySchedule(study, points, logged);
  expect(schedule.isFinished).toBe(true);
  expect(schedule.selection?.best).toEqual([]);
  expect(schedule.selection?.guarantee).toContain("nothing selected");
});

test("progress counts what is wanted, not what was run ahead", () => {
  const { study, points } = planned({ replications: { ...PRECISE, min: 2, max: 2, targets: [] } });
  const schedule = new StudySchedule(study, points);
  expect(schedule.progress()).toEqual({ finished: 0, wanted: 2 * points.length });
  for (const { id } of points) schedule.add(resultOf({ point: id, replication: 1 }));
  expect(schedule.progress()).toEqual({ finished: points.length, wanted: 2 * points.length });
  expect(() => schedule.add(resultOf({ point: "none", replication: 0 }))).toThrow(RangeError);
});
