import { readStudy } from "@contactpoint/scenario";
import { afterAll, expect, test } from "vitest";
import { runStudy } from "../coordinator/run-study.ts";
import { resultsDigest } from "../results/results-digest.ts";
import { SmallStudy } from "../testing/index.ts";
import { bundleStudy } from "./bundle-study.ts";
import { readBundle } from "./read-bundle.ts";
import { replicator } from "./replicator.ts";
import type { StudyBundle } from "./study-bundle.ts";
import { ThreadExecutor } from "./thread-executor.ts";

const small = new SmallStudy({
  replications: "{ min: 4, per_draw: 2 }",
  more: `factors: { volume: { path: scale, values: [1, 2] } }
uncertain: [{ path: profiles.default.error.omit_item, uniform: { min: 0, max: 0.5 } }]
switches: { reached: { set: { channels.email.reach: 1 } } }
robustness: { removals: 1, orders: 1, metrics: [in-time] }
`,
});
afterAll(() => small[Symbol.dispose]());

function bundle(): StudyBundle {
  const read = readStudy(small.path);
  if ("problems" in read) throw new Error(JSON.stringify(read.problems));
  return bundleStudy("study.yaml", read, { software: "1", node: "1", tz: "1", holidays: "1" });
}

async function digestWith(threads: number): Promise<string> {
  const { study, points } = readBundle(bundle());
  const executor = new ThreadExecutor(bundle(), { threads });
  try {
    const { results } = await runStudy({
      study,
      points,
      executor,
      logged: [],
      keep: () => {},
      onProgress: () => {},
      signal: new AbortController().signal,
    });
    expect(results).toHaveLength(4 * points.length);
    return resultsDigest(results);
  } finally {
    await executor.close();
  }
}

test("one, two and four threads, and this one, give the same digest of all results", async () => {
  const { points } = readBundle(bundle());
  expect(points.map(({ id }) => id)).toEqual([
    "mesh/volume=1",
    "mesh/volume=1~reached",
    "hub/volume=1",
    "hub/volume=1~reached",
    "mesh/volume=2",
    "mesh/volume=2~reached",
    "hub/volume=2",
    "hub/volume=2~reached",
    ...points.slice(8).map(({ variant, removed }) => `${variant}/volume=1-${removed.join("+")}`),
  ]);
  expect(new Set(points.slice(8).map(({ variant }) => variant))).toEqual(new Set(["mesh", "hub"]));
  const run = replicator(readBundle(bundle()));
  const alone = points.flatMap(({ id }) =>
    [0, 1, 2, 3].map((replication) => run({ point: id, replication })),
  );
  const digest = resultsDigest(alone);
  for (const threads of [1, 2, 4]) expect(await digestWith(threads)).toBe(digest);
});

test("all points share the needs of a replication, and a replication runs alone as among others", () => {
  const run = replicator(readBundle(bundle()));
  const [mesh, hub] = ["mesh/volume=1", "hub/volume=1"].map((point) =>
    run({ point, replication: 3 }),
  );
  expect([hub?.seed, hub?.parameters]).toEqual([mesh?.seed, mesh?.parameters]);
  expect(hub?.digest).not.toBe(mesh?.digest);
  const { digest } = replicator(readBundle(bundle()))({ point: "hub/volume=1", replication: 3 });
  expect(digest).toBe(hub?.digest);
  expect(() => run({ point: "star", replication: 0 })).toThrow(RangeError);
});
