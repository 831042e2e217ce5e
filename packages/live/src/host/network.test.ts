import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { judge, RULES } from "@contactpoint/analysis";
import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";
import { readScenario } from "@contactpoint/scenario";
import { expect, onTestFinished, test } from "vitest";
import { allowedBy, guardedFetch, type ProviderBook, serveProvider } from "../providers/index.ts";
import { audit } from "../store/index.ts";
import { HostGuard } from "../trust/index.ts";
import { LiveBench } from "../testing/live-run.ts";
import type { LiveNetwork } from "./network.ts";
import { scenarioProviderBook } from "./scenario-provider-book.ts";

function read(name: string): ResolvedScenario {
  const file = fileURLToPath(new URL(`../../../../scenarios/${name}.yaml`, import.meta.url));
  const found = readScenario(file);
  if ("problems" in found) throw new Error(`${name} has problems`);
  return found.scenario;
}

function bench(scenario: ResolvedScenario): LiveBench {
  const made = new LiveBench(scenario);
  onTestFinished(() => made[Symbol.dispose]());
  return made;
}

test("A network that is stopped goes on from its store as if nothing had been", async () => {
  const scenario = read("first-night");
  const whole = await bench(scenario).run({ order: "exact" });
  const stopped = bench(scenario);
  for (const length of [200, 900, 901, 2_000]) {
    const part = await stopped.run({ order: "exact", until: (lines) => lines.length >= length });
    expect(part.slice(0, length)).toEqual(whole.slice(0, length));
  }
  expect(await stopped.run({ order: "exact" })).toEqual(whole);
  expect(audit(stopped.file).problems).toEqual([]);
});

test("Sockets that break change nothing of what happens", async () => {
  const scenario = read("first-night");
  const whole = await bench(scenario).run({ order: "exact" });
  let frames = 0;
  let broken = 0;
  const live = await bench(scenario).run({
    order: "exact",
    onRecord: ({ kind }, network) => {
      if (kind !== "sent" || ++frames % 20 !== 0) return;
      if (network.links.killRandomSocket(() => (frames % 7) / 7)) broken++;
    },
  });
  expect(live).toEqual(whole);
  expect(broken).toBeGreaterThan(0);
});

/** Keeps the process from anything else for so many milliseconds, as a busy machine does. */
function stand(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

test("In free order, where frames take the time they take, every need arises and no rule is broken", async () => {
  const scenario = read("first-night");
  let seen = 0;
  const onRecord = (): void => stand(++seen % 100 === 0 ? 30 : 0);
  const records = async (order: "exact" | number): Promise<JournalRecord[]> =>
    (await bench(scenario).run({ order, onRecord })).map(
      (line) => JSON.parse(line) as JournalRecord,
    );
  const needs = (journal: readonly JournalRecord[]): string[] =>
    journal.flatMap((record) =>
      record.kind === "need" && record.parent === undefined ? [record.request] : [],
    );
  const [exact, free] = [await records("exact"), await records(100_000)];
  expect(needs(free)).toEqual(needs(exact));
  // In a moment in which the process stands a day of the exercise passes, as it does at a crash.
  const rules = RULES.filter(({ holdsUnder }) => holdsUnder.includes("crash"));
  const judged = judge(rules, scenario);
  free.forEach((record, line) => judged.add(record, line));
  const verdicts = judged.verdicts();
  expect(verdicts.filter(({ verdict }) => verdict.verdict === "violated")).toEqual([]);
  expect(verdicts.filter(({ verdict }) => verdict.verdict === "holds").length).toBeGreaterThan(15);
});

test("A free network whose store another thread writes is stopped and goes on where it stood", async () => {
  const network = bench(read("first-night"));
  const free = { order: 100_000, storesBeside: true } as const;
  const first = await network.run({ ...free, until: (lines) => lines.length > 300 });
  const whole = await network.run(free);
  expect(whole.length).toBeGreaterThan(first.length);
  // The last record of the first says that it ended.
  expect(whole.slice(0, first.length - 1)).toEqual(first.slice(0, -1));
  expect(audit(network.file).problems).toEqual([]);
});

test("A thread that cannot write ends the network with its fault, and what it had written stands", async () => {
  const network = bench(read("first-night"));
  const free = { order: 100_000, storesBeside: true, limits: { farewell_ms: 50 } } as const;
  const first = await network.run({ ...free, until: (lines) => lines.length > 100 });
  const inputs = (): number => {
    using store = network.openStore();
    return [...store.inputs.each()].length;
  };
  const before = inputs();
  const disk = (sql: string): void => {
    using file = new DatabaseSync(network.file);
    file.exec(sql);
  };
  disk(`CREATE TRIGGER worn BEFORE INSERT ON input WHEN (SELECT max(seq) FROM input) >= ${before + 20}
        BEGIN SELECT RAISE(ABORT, 'the disk is worn out'); END`);
  await expect(network.run(free)).rejects.toMatchObject({
    name: "StoreError",
    fault: "refused",
    message: expect.stringContaining("the disk is worn out"),
  });
  expect(inputs()).toBeGreaterThanOrEqual(before);
  expect(inputs()).toBeLessThanOrEqual(before + 20);
  disk("DROP TRIGGER worn");
  const whole = await network.run(free);
  expect(whole.slice(0, first.length - 1)).toEqual(first.slice(0, -1));
  expect(audit(network.file).problems).toEqual([]);
});

test("A portal at a URL is called over HTTP, and one that fails is asked again by the hold's rules", async () => {
  const scenario = read("first-night");
  const [provider] = scenario.providers;
  if (provider === undefined) throw new Error("no provider");
  let failures = 3;
  const calls: string[] = [];
  let book: ProviderBook | undefined;
  const server = await serveProvider({
    book: {
      place: (order) => {
        calls.push(order.order);
        return book?.place(order) ?? { answers_at: 0 };
      },
      collect: (order) => {
        if (failures-- > 0) return { answer: "failed" };
        return book?.collect(order) ?? "pending";
      },
    },
    host: "127.0.0.1",
    port: 0,
    onFault: (error) => {
      throw error;
    },
  });
  onTestFinished(() => server.close());
  const guard = new HostGuard();
  const orders: string[] = [];
  await bench(scenario).run({
    order: "exact",
    portals: new Map([
      [provider.id, { url: server.url, fetch: guardedFetch(guard), allowed: allowedBy(guard) }],
    ]),
    onRecord: (record, { host }) => {
      book ??= scenarioProviderBook(host.world, host.truth, provider.id);
      if (record.kind === "order" && record.provider === provider.id)
        orders.push(record.phase === "sent" ? "sent" : (record.answer ?? ""));
    },
  });
  expect(calls.length).toBeGreaterThan(3);
  expect(new Set(calls).size).toBe(calls.length);
  expect(orders.filter((order) => order === "sent").length).toBe(calls.length);
  expect(orders.filter((order) => order === "failed").length).toBeGreaterThanOrEqual(3);
});

test("A network that cannot sign a frame says so, and closes its links and its host all the same", async () => {
  const scenario = read("first-night");
  let struck: LiveNetwork | undefined;
  const run = bench(scenario).run({
    order: "exact",
    limits: { farewell_ms: 50 },
    onRecord: ({ kind }, network) => {
      if (kind !== "delivered" || struck !== undefined) return;
      struck = network;
      const [state] = scenario.states;
      const node = network.host.nodeOf(state?.id ?? "");
      network.host.dispatch(node, Promise.reject(new Error("no signature")));
    },
  });
  await expect(run).rejects.toThrow("no signature");
  for (const { id } of scenario.states) {
    expect(struck?.links.statusOf(id)).toMatchObject({ incoming: 0, unproved: 0, outgoing: 0 });
    // The store is closed by now, so nothing may reach it.
    expect(() => struck?.host.settle(id, "late")).not.toThrow();
  }
});
