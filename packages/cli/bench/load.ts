// A large exercise: 195 contact points that machines play, a client in the seat of each, five pages in
// a real Chromium, and so many facts a second. Prints how long a change takes to reach a client, the
// frames of the pages against those while nothing happens, and how the service's memory grows.
// Before that the exercise leaps so many hours, in which links open and the first requests end.
// Without pages it needs no Chromium; with a folder for snapshots, the service's heap after the
// warm-up and at the end can be compared there, by `heap-diff.ts`.
// Run: node packages/cli/bench/load.ts [--minutes 30] [--facts 50] [--clients 195] [--pages 5]
//   [--settle 12] [--snapshots FOLDER]
import { fork } from "node:child_process";
import { on } from "node:events";
import { parseArgs } from "node:util";
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as elapsed } from "node:timers/promises";
import type { Order } from "@contactpoint/exercise";
import { Bench } from "../src/testing/program.ts";
import { freePorts } from "../src/testing/service.ts";
import { LoadPages } from "./load-pages.ts";
import { factsPerHour, loadScenario } from "./load-scenario.ts";
import type { LoadReport, SnapshotOrder } from "./load-service.ts";
import { Latency } from "./latency.ts";
import { SeatClient } from "./seat-client.ts";
import { slopeOf } from "./slope.ts";

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "30" },
    facts: { type: "string", default: "50" },
    clients: { type: "string", default: "195" },
    pages: { type: "string", default: "5" },
    settle: { type: "string", default: "12" },
    snapshots: { type: "string" },
  },
});
const minutes = Number(values.minutes);
const settle = Number(values.settle);
const IDLE_MS = 20_000;
/** So long nothing but the usual may happen after a leap. */
const CALM_MS = 5_000;
/** So often is looked what is left after a collection. */
const COLLECTIONS = 12;
/** The first part is warm-up: connections open and caches fill. */
const WARM_UP = 1 / 3;

using bench = new Bench();
const rate = Math.max(1, Math.round((Number(values.facts) * 3_600) / factsPerHour()));
writeFileSync(
  bench.path("load.yaml"),
  loadScenario(rate, settle + Math.ceil(((minutes + 2) * rate) / 60)),
);
const port = await freePorts(1);
const given = ["load.yaml", String(port), String((60 * minutes) / COLLECTIONS)];
const service = fork(new URL("load-service.ts", import.meta.url), given, {
  cwd: bench.folder,
  execArgv: ["--expose-gc"],
  stdio: ["ignore", "pipe", "inherit", "ipc"],
});
const links = await linksOfService();
const reports: (LoadReport & { readonly at: number })[] = [];
const latency = new Latency();
service.on("message", (report: LoadReport | SnapshotOrder) => {
  if (isSnapshot(report)) return;
  reports.push({ ...report, changed: [], at: performance.now() });
  latency.happened(report);
});

const facilitator = await SeatClient.take(links.get("facilitator") ?? "", "Fay");
const officers = [...links].filter(([seat]) => seat.endsWith("/duty-officer"));
const seats = officers.slice(0, Number(values.clients));
for (const [seat, link] of seats) {
  const client = await SeatClient.take(link, seat);
  client.onUpdate = (update) => latency.heard(update);
}
for (const [seat] of officers) await order({ order: "seat", seat, act: "give-to-machine" });

const wanted = ["facilitator", "observer/1", ...seats.slice(0, 3).map(([seat]) => seat)];
const shown = wanted.slice(0, Number(values.pages)).map((seat) => links.get(seat) ?? "");
const pages = await LoadPages.open(shown);
const idle = await pages.frames(IDLE_MS);
await order({ order: "clock", do: { act: "start" } });
await leap();
latency.begin();
const [begun, from] = [performance.now(), reports.length];
const work = await pages.work();
const [busy] = await Promise.all([pages.frames(minutes * 60_000), passTime()]);
const worked = (await pages.work()).map((done, page) => done - (work[page] ?? 0));
print((performance.now() - begun) / 1_000, reports.slice(from));
await pages.close();
service.kill("SIGKILL");
process.exit();

/** To where as many requests are done with as arise, and until the network has come there. */
async function leap(): Promise<void> {
  const exercise = facilitator.documents.get("exercise");
  if (exercise?.kind !== "exercise") throw new Error("the service tells of no exercise");
  const to = exercise.starts + settle * 3_600_000;
  await order({ order: "clock", do: { act: "leap", to } });
  const began = performance.now();
  for (;;) {
    const before = reports.at(-1)?.facts ?? 0;
    await elapsed(CALM_MS);
    const facts = (reports.at(-1)?.facts ?? 0) - before;
    if (facts > 0 && facts < (2 * Number(values.facts) * CALM_MS) / 1_000) break;
  }
  const clock = facilitator.documents.get("clock");
  if (clock?.kind !== "clock" || clock.exercise < to) throw new Error("the leap was cut short");
  const seconds = (performance.now() - began) / 1_000;
  console.log(`${settle} h leapt in ${seconds.toFixed(0)} s, ${reports.at(-1)?.facts} facts`);
}

async function passTime(): Promise<void> {
  await elapsed(WARM_UP * minutes * 60_000);
  await snapshot("warm");
  await elapsed((1 - WARM_UP) * minutes * 60_000);
  await snapshot("end");
}

async function snapshot(name: string): Promise<void> {
  if (values.snapshots === undefined) return;
  const wanted: SnapshotOrder = { snapshot: resolve(values.snapshots, `${name}.heapsnapshot`) };
  service.send(wanted);
  for await (const [told] of on(service, "message")) if (isSnapshot(told)) return;
}

/** A seat has so many orders a second, so this takes its time. */
async function order(given: Order): Promise<void> {
  for (;;) {
    const outcome = await facilitator.give(given);
    if (outcome.done) return;
    if (outcome.error !== "too-fast") throw new Error(outcome.sentence);
    await elapsed(1_000);
  }
}

function isSnapshot(told: LoadReport | SnapshotOrder): told is SnapshotOrder {
  return "snapshot" in told;
}

async function linksOfService(): Promise<Map<string, string>> {
  let output = "";
  for await (const text of service.stdout ?? []) {
    output += String(text);
    if (/(?:\S+ +http\S+\n)+\n/.test(output)) break;
  }
  const found = output.matchAll(/^(\S+) +(http\S+)$/gm);
  return new Map([...found].map(([, id = "", url = ""]) => [id, url]));
}

function print(seconds: number, during: typeof reports): void {
  const [start, end] = [during[0], during.at(-1)];
  if (start === undefined || end === undefined) throw new Error("the service told nothing");
  const facts = end.facts - start.facts;
  const after = during.filter(({ at }) => at - start.at > WARM_UP * seconds * 1_000);
  const frames = busy.map((rate, page) => `${rate.toFixed(1)} of ${(idle[page] ?? 0).toFixed(1)}`);
  console.log(`${seats.length} clients, ${pages.count} pages, ${(seconds / 60).toFixed(1)} min`);
  console.log(`${facts} facts, ${(facts / seconds).toFixed(1)} a second`);
  const p = (share: number): string => `p${share * 100} ${latency.quantile(share)} ms`;
  console.log(
    `change to client: ${p(0.5)}, ${p(0.95)}, ${p(0.99)} over ${latency.counted} updates`,
  );
  console.log(`processor of the service: ${((end.cpu - start.cpu) / facts).toFixed(2)} ms a fact`);
  const grows = (name: string, of: (report: LoadReport) => number | undefined): void =>
    console.log(`${name}: ${growth(after, of)}`);
  grows("resident", ({ rss }) => rss);
  grows("heap and external", ({ kept }) => kept && kept.heap + kept.external);
  for (const part of ["heap", "external", "buffers"] as const)
    grows(`  ${part}`, ({ kept }) => kept?.[part]);
  for (const part of ["young", "old"] as const)
    grows(`room for ${part} objects`, ({ kept }) => kept?.[part]);
  const sockets = during.flatMap(({ kept }) => kept?.sockets ?? []);
  console.log(`sockets: ${sockets.join(", ")}`);
  console.log(`frames a second, busy of idle: ${frames.join(", ")}`);
  const shares = worked.map((done) => `${((100 * done) / seconds).toFixed(1)} %`);
  console.log(`the pages work ${shares.join(", ")} of the time`);
}

/** How much there is at the end, and by how much it grew. */
function growth(
  reports: readonly (LoadReport & { readonly at: number })[],
  of: (report: LoadReport) => number | undefined,
): string {
  const points = reports.flatMap((report): [number, number][] => {
    const bytes = of(report);
    return bytes === undefined ? [] : [[report.at / 3_600_000, bytes / 1e6]];
  });
  if (points.length < 3) return "too few points";
  const { slope, error } = slopeOf(points);
  const last = points.at(-1)?.[1] ?? 0;
  return `${last.toFixed(0)} MB, grows by ${slope.toFixed(1)} ± ${(2 * error).toFixed(1)} MB/h`;
}
