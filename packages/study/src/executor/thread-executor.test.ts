import { expect, test } from "vitest";
import { ReplicationFault } from "./executor.ts";
import type { StudyBundle } from "./study-bundle.ts";
import { ThreadExecutor } from "./thread-executor.ts";

const BUNDLE: StudyBundle = {
  study: "",
  files: {},
  content_hash: "",
  versions: { software: "", node: "", tz: "", holidays: "" },
};

const entry = new URL("../testing/replication-thread-double.ts", import.meta.url);

async function withThreads(
  threads: number,
  use: (executor: ThreadExecutor) => Promise<void>,
): Promise<void> {
  const executor = new ThreadExecutor(BUNDLE, { threads, entry });
  try {
    await use(executor);
  } finally {
    await executor.close();
  }
}

test("units are spread over the threads, and each gets its own result", async () => {
  await withThreads(2, async (executor) => {
    expect(executor.capacity).toBe(4);
    const units = Array.from({ length: 8 }, (_, replication) => ({ point: "a", replication }));
    const results = await Promise.all(units.map((unit) => executor.run(unit)));
    expect(results.map(({ replication }) => replication)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(new Set(results.map(({ seed }) => seed)).size).toBe(2);
  });
});

test("a fault names its unit and leaves the thread at work", async () => {
  await withThreads(1, async (executor) => {
    const fault = executor.run({ point: "fault", replication: 7 });
    await expect(fault).rejects.toThrow("a fault");
    await expect(fault).rejects.toMatchObject({ unit: { point: "fault", replication: 7 } });
    expect(await executor.run({ point: "a", replication: 0 })).toMatchObject({ point: "a" });
  });
});

test.for([
  ["crash", /ended with 3/],
  ["throw", /thrown outside/],
] as const)("a thread that dies by %s gives up its units as faults", async ([point, why]) => {
  await withThreads(1, async (executor) => {
    const lost = [
      executor.run({ point, replication: 1 }),
      executor.run({ point: "a", replication: 2 }),
    ];
    const [first, second] = await Promise.allSettled(lost);
    for (const end of [first, second]) {
      if (end?.status !== "rejected") throw new Error("the thread is dead");
      expect(end.reason).toBeInstanceOf(ReplicationFault);
      expect(String(end.reason)).toMatch(why);
    }
    await expect(executor.run({ point: "a", replication: 3 })).rejects.toThrow("no thread is left");
  });
});

test("units under way are given up when the executor is closed", async () => {
  const executor = new ThreadExecutor(BUNDLE, { threads: 1, entry });
  const unit = executor.run({ point: "a", replication: 0 });
  const [given] = await Promise.allSettled([unit, executor.close()]);
  expect(given).toMatchObject({ status: "rejected", reason: { name: "ReplicationFault" } });
});
