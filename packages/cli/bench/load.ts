// A large exercise: 195 contact points that machines play, a client in the seat of each, five pages in
// a real Chromium, and so many facts a second. Prints how long a change takes to reach a client, the
// frames of the pages against those while nothing happens, and how the service's memory grows.
// Before that the exercise leaps so many hours, in which links open and the first requests end.
// Run: node packages/cli/bench/load.ts [--minutes 30] [--facts 50] [--clients 195] [--pages 5] [--settle 24]
import { fork } from "node:child_process";
import { parseArgs } from "node:util";
import { writeFileSync } from "node:fs";
import { chromium, type Page } from "playwright-core";
import { Bench } from "../src/testing/program.ts";
import { freePorts } from "../src/testing/service.ts";
import { factsPerHour, loadScenario } from "./load-scenario.ts";
import type { LoadReport } from "./load-service.ts";
import { Latency } from "./latency.ts";
import { SeatClient } from "./seat-client.ts";
import { slopeOf } from "./slope.ts";

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "30" },
    facts: { type: "string", default: "50" },
    clients: { type: "string", default: "195" },
    pages: { type: "string", default: "5" },
    settle: { type: "string", default: "24" },
  },
});
const minutes = Number(values.minutes);
const settle = Number(values.settle);
const IDLE_MS = 20_000;
/** The first part is warm-up: connections open and caches fill. */
const WARM_UP = 1 / 3;

using bench = new Bench();
const rate = Math.max(1, Math.round((Number(values.facts) * 3_600) / factsPerHour()));
writeFileSync(
  bench.path("load.yaml"),
  loadScenario(rate, settle + Math.ceil(((minutes + 2) * rate) / 60)),
);
const port = await freePorts(1);
const service = fork(new URL("load-service.ts", import.meta.url), ["load.yaml", String(port)], {
  cwd: bench.folder,
  execArgv: ["--expose-gc"],
  stdio: ["ignore", "pipe", "inherit", "ipc"],
});
const links = await linksOfService();
const reports: (LoadReport & { readonly at: number })[] = [];
const latency = new Latency();
service.on("message", (report: LoadReport) => {
  reports.push({ ...report, changed: [], at: performance.now() });
  latency.happened(report);
});

const facilitator = await SeatClient.take(links.get("facilitator") ?? "", "Fay");
const seats = [...links].filter(([seat]) => seat.includes("/")).slice(0, Number(values.clients));
for (const [seat, link] of seats) {
  const client = await SeatClient.take(link, seat);
  client.onUpdate = (update) => latency.heard(update);
}
for (const [seat] of seats.filter(([id]) => id.endsWith("/duty-officer"))) await toMachine(seat);

const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic"],
});
const pages = await openPages();
const meters = await Promise.all(pages.map((page) => page.context().newCDPSession(page)));
for (const meter of meters) await meter.send("Performance.enable");
const idle = await framesIn(IDLE_MS);
await facilitator.give({ order: "clock", do: { act: "start" } });
const exercise = facilitator.documents.get("exercise");
if (exercise?.kind === "exercise")
  await facilitator.give({
    order: "clock",
    do: { act: "leap", to: exercise.starts + settle * 3_600_000 },
  });
latency.begin();
const [begun, from] = [performance.now(), reports.length];
const work = await workOfPages();
const busy = await framesIn(minutes * 60_000);
const worked = (await workOfPages()).map((done, page) => done - (work[page] ?? 0));
print((performance.now() - begun) / 1_000, reports.slice(from));
await browser.close();
service.kill("SIGKILL");
process.exit();

/** The facilitator's, an observer's, and players'. */
async function openPages(): Promise<Page[]> {
  const wanted = ["facilitator", "observer/1", ...seats.slice(0, 3).map(([seat]) => seat)];
  const opened = wanted.slice(0, Number(values.pages)).map(async (seat) => {
    const page = await (await browser.newContext({ locale: "en" })).newPage();
    await page.goto(links.get(seat) ?? "");
    const name = page.locator("main.join input").or(page.locator("main.desk")).first();
    await name.waitFor();
    if (await page.locator("main.join").isVisible()) {
      await page.locator("main.join input").fill("P");
      await page.locator("main.join button.main").click();
    }
    await page.locator("main.desk").waitFor();
    return page;
  });
  return Promise.all(opened);
}

/** Frames a second of each page. */
function framesIn(ms: number): Promise<number[]> {
  const counted = `new Promise((resolve) => {
    let frames = 0;
    const begin = performance.now();
    const next = () => {
      frames += 1;
      const passed = performance.now() - begin;
      if (passed < ${ms}) requestAnimationFrame(next);
      else resolve((frames * 1000) / passed);
    };
    requestAnimationFrame(next);
  })`;
  return Promise.all(pages.map((page) => page.evaluate<number>(counted)));
}

/** Seconds for which each page has worked so far: scripts, styles, layout. */
function workOfPages(): Promise<number[]> {
  return Promise.all(
    meters.map(async (meter) => {
      const { metrics } = await meter.send("Performance.getMetrics");
      return metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0;
    }),
  );
}

/** A seat has so many orders a second, so this takes its time. */
async function toMachine(seat: string): Promise<void> {
  for (;;) {
    const order = { order: "seat", seat, act: "give-to-machine" } as const;
    const outcome = await facilitator.give(order);
    if (outcome.done) return;
    if (outcome.error !== "too-fast") throw new Error(outcome.sentence);
    await new Promise((resolve) => void setTimeout(resolve, 1_000));
  }
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
  const perHour = (points: [number, number][]): string => {
    if (points.length < 3) return "too few points";
    const { slope, error } = slopeOf(points);
    return `${slope.toFixed(1)} ± ${(2 * error).toFixed(1)} MB/h`;
  };
  const hours = (at: number): number => at / 3_600_000;
  const rss = after.map(({ at, rss: bytes }): [number, number] => [hours(at), bytes / 1e6]);
  const heap = after.flatMap(({ at, heap: bytes }): [number, number][] =>
    bytes === null ? [] : [[hours(at), bytes / 1e6]],
  );
  const frames = busy.map((rate, page) => `${rate.toFixed(1)} of ${(idle[page] ?? 0).toFixed(1)}`);
  console.log(`${seats.length} clients, ${pages.length} pages, ${(seconds / 60).toFixed(1)} min`);
  console.log(`${facts} facts, ${(facts / seconds).toFixed(1)} a second`);
  const p = (share: number): string => `p${share * 100} ${latency.quantile(share)} ms`;
  console.log(
    `change to client: ${p(0.5)}, ${p(0.95)}, ${p(0.99)} over ${latency.counted} updates`,
  );
  console.log(`processor of the service: ${((end.cpu - start.cpu) / facts).toFixed(2)} ms a fact`);
  console.log(`memory: ${(end.rss / 1e6).toFixed(0)} MB resident, grows by ${perHour(rss)}`);
  console.log(
    `after collections: ${(heap.at(-1)?.[1] ?? 0).toFixed(0)} MB, grows by ${perHour(heap)}`,
  );
  console.log(`frames a second, busy of idle: ${frames.join(", ")}`);
  const shares = worked.map((done) => `${((100 * done) / seconds).toFixed(1)} %`);
  console.log(`the pages work ${shares.join(", ")} of the time`);
}
