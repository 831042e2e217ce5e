import { expect, test } from "vitest";
import type { Executor } from "../executor/executor.ts";
import { ReplicationFault } from "../executor/executor.ts";
import type { Unit } from "../plan/unit.ts";
import type { ReplicationResult } from "../replication/replication-result.ts";
import { samplePoints, sampleResults, sampleStudy } from "../testing/index.ts";
import { runStudy } from "./run-study.ts";
import type { StudyEnd, StudyProgress } from "./run-study.ts";

const study = sampleStudy({
  uncertain: [],
  switches: [],
  replications: { ...sampleStudy().replications, min: 6, max: 6, per_draw: 1, targets: [] },
});
const points = samplePoints(study);
const all = sampleResults({
  study,
  points,
  replications: 6,
  grid_s: [60],
  truth: () => ({ mean: { "in-time": 0.5 }, slope: {} }),
});

interface Waiting {
  readonly unit: Unit;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** An executor whose units finish when the test says so. */
class HeldExecutor implements Executor {
  readonly capacity = 3;
  readonly waiting: Waiting[] = [];
  most = 0;

  run(unit: Unit): Promise<ReplicationResult> {
    const { promise, resolve, reject } = Promise.withResolvers<ReplicationResult>();
    const result = all.find(
      ({ point, replication }) => point === unit.point && replication === unit.replication,
    );
    if (result === undefined) throw new Error("no such unit");
    this.waiting.push({ unit, resolve: () => resolve(result), reject });
    this.most = Math.max(this.most, this.waiting.length);
    return promise;
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

interface Running {
  readonly executor: HeldExecutor;
  readonly kept: ReplicationResult[];
  readonly told: StudyProgress[];
  readonly abort: AbortController;
  readonly end: Promise<StudyEnd>;
}

function start(
  logged: readonly ReplicationResult[] = [],
  keep: (result: ReplicationResult) => void = () => {},
): Running {
  const executor = new HeldExecutor();
  const kept: ReplicationResult[] = [];
  const told: StudyProgress[] = [];
  const abort = new AbortController();
  const end = runStudy({
    study,
    points,
    executor,
    logged,
    keep: (result) => {
      keep(result);
      kept.push(result);
    },
    onProgress: (progress) => told.push(progress),
    signal: abort.signal,
  });
  return { executor, kept, told, abort, end };
}

async function finish({ executor }: Running, count: number): Promise<void> {
  for (let done = 0; done < count; done += 1) {
    executor.waiting.pop()?.resolve();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test("a study keeps each result as it comes and gives them in its own order", async () => {
  const running = start();
  await finish(running, all.length);
  const { isFinished, results } = await running.end;
  expect(isFinished).toBe(true);
  expect(results).toEqual(all);
  expect(running.kept).toHaveLength(all.length);
  expect(running.executor.most).toBe(3);
  expect(running.told.map((each) => each.finished)).toEqual(all.map((_, index) => index + 1));
});

test("an interrupted study keeps what is finished, and goes on where it was", async () => {
  const first = start();
  await finish(first, 5);
  first.abort.abort();
  expect(await first.end).toMatchObject({ isFinished: false });
  // What finishes later is of no use: nobody writes it any more.
  await finish(first, 3);
  expect(first.kept).toHaveLength(5);
  const second = start(first.kept);
  await finish(second, all.length - 5);
  expect((await second.end).results).toEqual(all);
  const units = [...first.kept, ...second.kept].map((each) => `${each.point} ${each.replication}`);
  expect(new Set(units).size).toBe(all.length);
});

test("a study that is complete in its log runs nothing", async () => {
  const running = start(all);
  expect((await running.end).results).toEqual(all);
  expect(running.executor.most).toBe(0);
});

test("a fault of a replication and a full disk end the study", async () => {
  const faulty = start();
  const [waiting] = faulty.executor.waiting;
  if (waiting === undefined) throw new Error("units are under way");
  waiting.reject(new ReplicationFault(waiting.unit, "it broke"));
  await expect(faulty.end).rejects.toThrow("it broke");
  const full = start([], () => {
    throw new Error("no space");
  });
  const [ended] = await Promise.allSettled([full.end, finish(full, 1)]);
  expect(ended).toMatchObject({ status: "rejected", reason: { message: "no space" } });
});
