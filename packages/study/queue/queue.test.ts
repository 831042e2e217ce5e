import { afterAll, beforeAll, expect, test } from "vitest";

import type { Executor } from "../src/executor/executor.ts";
import { ReplicationFault, ServiceUnreachable } from "../src/executor/executor.ts";
import type { StudyBundle } from "../src/executor/study-bundle.ts";
import type { Unit } from "../src/plan/unit.ts";
import { QueueExecutor, QueueWorker } from "../src/queue/index.ts";
import { parseQueueAddress, type QueueAddress } from "../src/queue/queue-address.ts";
import type { ReplicationResult } from "../src/replication/replication-result.ts";
import { RedisServer } from "../src/testing/redis-server.ts";

let redis: RedisServer;
beforeAll(async () => void (redis = await RedisServer.start()));
afterAll(() => redis[Symbol.asyncDispose]());

const VERSIONS = { software: "0.1.0", node: "26.10.0", tz: "2026a", holidays: "3.37.0" };

test("every unit comes back with its own result, whichever worker ran it", async () => {
  const ran: Unit[] = [];
  const workers = [await worker(recording(ran)), await worker(recording(ran))];
  const executor = await QueueExecutor.open(address(), bundle("a"));
  const units = Array.from({ length: 40 }, (_, at) => unit(`point-${at % 3}`, at));
  const results = await Promise.all(units.map((each) => executor.run(each)));
  expect(results).toEqual(units.map(resultOf));
  expect(ran).toHaveLength(units.length);
  await executor.close();
  await Promise.all(workers.map((each) => each.close()));
});

test("a restart of the server loses no unit and makes none count twice", async () => {
  const gate = Promise.withResolvers<void>();
  const ran: Unit[] = [];
  const begun = await worker({
    ...recording(ran),
    run: async (each) => {
      ran.push(each);
      await gate.promise;
      return resultOf(each);
    },
  });
  const executor = await QueueExecutor.open(address(), bundle("b"));
  const units = Array.from({ length: 12 }, (_, at) => unit("p", at));
  const results = Promise.all(units.map((each) => executor.run(each)));
  await until(() => ran.length > 0);
  await redis.stop("SIGKILL");
  await redis.start();
  gate.resolve();
  expect(await results).toEqual(units.map(resultOf));
  await executor.close();
  await begun.close();
});

test("a server that comes back empty is given everything again", async () => {
  const executor = await QueueExecutor.open(address(), bundle("c"));
  const units = Array.from({ length: 6 }, (_, at) => unit("p", at));
  const results = Promise.all(units.map((each) => executor.run(each)));
  await redis.startEmpty();
  const late = await worker(recording([]));
  expect(await results).toEqual(units.map(resultOf));
  await executor.close();
  await late.close();
});

test("a unit whose code fails is a fault that names it", async () => {
  const failing = await worker({
    ...recording([]),
    run: () => Promise.reject(new Error("no such State")),
  });
  const executor = await QueueExecutor.open(address(), bundle("d"));
  const failure = executor.run(unit("hub", 3));
  await expect(failure).rejects.toThrow(ReplicationFault);
  await expect(failure).rejects.toMatchObject({
    message: "no such State",
    unit: { point: "hub", replication: 3 },
  });
  await executor.close();
  await failing.close();
});

test("workers of other versions are never given a unit, and the study says that nobody works", async () => {
  const ran: Unit[] = [];
  const other = await worker(recording(ran), { ...VERSIONS, tz: "2025b" });
  const idle = Promise.withResolvers<string>();
  const executor = await QueueExecutor.open(address(), bundle("e"), { onIdle: idle.resolve });
  executor.run(unit("p", 0)).catch(() => undefined);
  expect(await idle.promise).toMatch(/^contactpoint-[0-9a-f]{12}$/);
  expect(ran).toEqual([]);
  await executor.close();
  await other.close();
});

test("a server that does not answer is unreachable, and the address keeps its password to itself", async () => {
  const nowhere = addressOf("redis://me:secret@127.0.0.1:1/2");
  const opened = QueueExecutor.open(nowhere, bundle("f"));
  await expect(opened).rejects.toThrow(ServiceUnreachable);
  await expect(opened).rejects.toThrow(/^cannot reach the queue redis:\/\/127\.0\.0\.1:1\/2: /);
});

test("a server that stays away is given up, and every unit says so", async () => {
  await using own = await RedisServer.start();
  const executor = await QueueExecutor.open(addressOf(own.url), bundle("g"), { patienceMs: 1 });
  const waiting = executor.run(unit("p", 0)).catch((error: unknown) => error);
  await own.stop("SIGKILL");
  expect(await waiting).toBeInstanceOf(ServiceUnreachable);
  await executor.close();
});

function worker(executor: Executor, versions = VERSIONS): Promise<QueueWorker> {
  return QueueWorker.open(address(), { versions, threads: 2, executorFor: () => executor });
}

function recording(ran: Unit[]): Executor {
  return {
    capacity: 2,
    run: async (each) => {
      ran.push(each);
      return resultOf(each);
    },
    close: async () => undefined,
  };
}

function address(): QueueAddress {
  return addressOf(redis.url);
}

function addressOf(url: string): QueueAddress {
  const parsed = parseQueueAddress(url);
  if (typeof parsed === "string") throw new Error(parsed);
  return parsed;
}

function bundle(content_hash: string): StudyBundle {
  return { study: "s.yaml", files: {}, content_hash, versions: VERSIONS };
}

function unit(point: string, replication: number): Unit {
  return { point, replication };
}

/** What the workers of these tests say; the queue carries it without looking at it. */
function resultOf({ point, replication }: Unit): ReplicationResult {
  return {
    point,
    replication,
    draw: 0,
    seed: replication,
    parameters: {},
    needs: 1,
    events: 2,
    metrics: { "in-time": replication / 7 },
    stages: {} as ReplicationResult["stages"],
    incidence: {} as ReplicationResult["incidence"],
    groups: [],
    open_by_day: [],
    digest: "0",
    elapsed_s: 0,
  };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}
