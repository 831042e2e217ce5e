// Plays an exercise from beginning to end with scripted people on real sockets, on a clock for them:
// officers who share seats and get in one another's way, lines that break, seats that machines take
// over and give back, and the service killed in the middle. Then looks whether anything was lost or
// done twice, and whether the report can be had again byte for byte.
// Run: node packages/cli/bench/play.ts [FILE] [PEOPLE] [SEED]
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { entityKey, KeyedRandom } from "@contactpoint/engine";
import type { ExerciseRecord, Order, Outcome } from "@contactpoint/exercise";
import type { JournalRecord } from "@contactpoint/protocol";
import { Bench } from "../src/testing/program.ts";
import { AT_ONCE, freePorts, startService, type Service } from "../src/testing/service.ts";
import { nextOrder } from "./scripted-officer.ts";
import { SeatClient } from "./seat-client.ts";

const [file = "scenarios/exercises/l3-full-scale.yaml", people = "20", seed = "1"] =
  process.argv.slice(2);
const chance = new KeyedRandom(Number(seed)).label("people");
const everybody = entityKey("everybody");
let draws = 0;
const draw = (): number => chance.uniform(everybody, draws++);
/** Exercise seconds in a real one, while nobody owes an answer and while somebody does. */
const [FAST, OWED] = [7_200, 1_200];
/** Milliseconds that a person takes for a step, at most. */
const THINKS_MS = 600;

using bench = new Bench();
const text = readFileSync(file, "utf8");
writeFileSync(bench.path(basename(file)), quickened(text));
const port = await freePorts(1);
const refusals = new Map<string, number>();
let given = 0;
let ended = false;

let service = startService(bench, ["exercise", basename(file), "--port", String(port), ...AT_ONCE]);
const links = await linksOf(service);
const officers = [...links].filter(([seat]) => seat.includes("/duty-officer"));
const facilitator = await SeatClient.take(links.get("facilitator") ?? "", "Fay");
const clients = await Promise.all(
  Array.from({ length: Number(people) }, async (_, index) => {
    const [seat = "", link = ""] = officers[index % officers.length] ?? [];
    const client = await SeatClient.take(link, `P${index + 1}`);
    await give(client, { order: "join", person: client.person });
    return { client, state: seat.slice(0, seat.indexOf("/")) };
  }),
);
await give(facilitator, { order: "clock", do: { act: "start" } });
const begun = performance.now();
const played = clients.map(({ client, state }) => playSeat(client, state));
await govern();
await Promise.all(played);
const { code, stdout, stderr } = await service.ended;
for (const { client } of clients) client.close();
facilitator.close();
await report();

/** One person: looks, thinks, does something; now and then the connection breaks. */
async function playSeat(client: SeatClient, state: string): Promise<void> {
  while (!ended) {
    await pause(draw() * THINKS_MS);
    if (draw() < 0.005) client.drop();
    const order = nextOrder(client.documents, state, draw);
    if (order !== null) await Promise.race([give(client, order), theEnd(client)]);
    if (phaseOf(client) === "ended") ended = true;
  }
}

/** The facilitator: breaks, other rates, injects by hand, seats for machines, and a kill in the middle. */
async function govern(): Promise<void> {
  const clock = (act: "pause" | "resume") => give(facilitator, { order: "clock", do: { act } });
  await until(() => passed() > 0.15);
  await clock("pause");
  await clock("resume");
  await until(() => passed() > 0.25);
  const [seat = ""] = officers[1] ?? [];
  await give(facilitator, { order: "seat", seat, act: "give-to-machine" });
  await until(() => passed() > 0.4);
  await give(facilitator, { order: "seat", seat, act: "give-back" });
  service.kill("SIGKILL");
  await service.ended;
  service = startService(bench, ["exercise", basename(file), "--port", String(port), ...AT_ONCE]);
  await linksOf(service);
  await until(() => phaseOf(facilitator) === "paused");
  await clock("resume");
  await until(() => passed() > 0.6);
  for (const [key, document] of facilitator.documents)
    if (document.kind === "inject" && document.status === "reserve")
      await give(facilitator, {
        order: "inject",
        inject: key.slice("inject/".length),
        do: { act: "send-now" },
      });
  await give(facilitator, { order: "clock", do: { act: "set-rate", rate: OWED } });
  await until(() => phaseOf(facilitator) === "ended");
  ended = true;
}

async function give(client: SeatClient, order: Order): Promise<Outcome> {
  given += 1;
  const outcome = await client.give(order);
  if (!outcome.done) {
    const what = `${outcome.error}: ${order.order === "act" ? order.act.act : order.order}`;
    refusals.set(what, (refusals.get(what) ?? 0) + 1);
  }
  return outcome;
}

function quickened(yaml: string): string {
  const quick = `  rate: ${FAST}\n  owed_rate: ${OWED}\n  owed_budget: PT20S\n  allowed_rates: [${OWED}, ${FAST}]\n`;
  return yaml
    .replaceAll(/^ {2}(?:rate|owed_rate|owed_budget|allowed_rates|ends_within):.*\n/gm, "")
    .replace(/^clock:\n/m, `clock:\n${quick}`);
}

async function linksOf(running: Service): Promise<Map<string, string>> {
  const [output] = await running.said(/(?:\S+ +http\S+\n)+\n/);
  return new Map(
    [...output.matchAll(/^(\S+) +(http\S+)$/gm)].map(([, id = "", url = ""]) => [id, url]),
  );
}

function phaseOf(client: SeatClient): string {
  const clock = client.documents.get("clock");
  return clock?.kind === "clock" ? clock.phase : "";
}

/** Part of the exercise that has passed. */
function passed(): number {
  const [clock, exercise] = [
    facilitator.documents.get("clock"),
    facilitator.documents.get("exercise"),
  ];
  if (clock?.kind !== "clock" || exercise?.kind !== "exercise") return 0;
  return (clock.exercise - exercise.starts) / (exercise.ends - exercise.starts);
}

/** Waits until the facilitator's desk shows something. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds())
    await new Promise<void>((resolve) => void (facilitator.onUpdate = () => resolve()));
}

async function theEnd(client: SeatClient): Promise<void> {
  while (!ended && phaseOf(client) !== "ended") await pause(200);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, ms));
}

async function report(): Promise<void> {
  const [name = ""] = readdirSync(bench.path("runs")).filter((one) => !one.startsWith("."));
  const folder = bench.path("runs", name);
  const lines = <T>(of: string): T[] =>
    readFileSync(join(folder, of), "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as T);
  const journal = lines<JournalRecord>("journal.jsonl");
  const log = lines<ExerciseRecord>("exercise.jsonl");
  const keys = log.flatMap(({ seat, order_id }) =>
    order_id === undefined ? [] : [`${seat} ${order_id}`],
  );
  const needs = journal.flatMap((record) => (record.kind === "need" ? [record.request] : []));
  const before = readdirSync(folder).map((one) => readFileSync(join(folder, one), "utf8"));
  const again = await bench.run(["report", join("runs", name)]);
  const after = readdirSync(folder).map((one) => readFileSync(join(folder, one), "utf8"));
  const { verdicts } = JSON.parse(readFileSync(join(folder, "summary.json"), "utf8")) as {
    verdicts: { number: string; verdict: string; because: string }[];
  };
  const violated = verdicts.filter(({ verdict }) => verdict === "violated");
  const faults = [
    ...(stderr === "" ? [] : [`it said: ${stderr}`]),
    ...(code === 70 || code === null ? [`it ended with ${code}: ${stdout}`] : []),
    ...(new Set(keys).size === keys.length ? [] : ["an order was carried out twice"]),
    ...(new Set(needs).size === needs.length ? [] : ["a request stands twice in the journal"]),
    ...(log.every(({ number }, index) => number === index + 1) ? [] : ["the log has gaps"]),
    ...(JSON.stringify(before) === JSON.stringify(after) && again.code === code
      ? []
      : ["the report comes out otherwise the second time"]),
  ];
  const seconds = (performance.now() - begun) / 1_000;
  console.log(
    `${basename(file)}: ${people} people in ${officers.length} seats, ${seconds.toFixed(0)} s, exit code ${code}`,
  );
  console.log(
    `${journal.length} facts, ${needs.length} requests, ${log.length} records of the log, ${given} orders`,
  );
  console.log(
    `refused: ${[...refusals].map(([what, count]) => `${what} ${count}`).join(", ") || "none"}`,
  );
  for (const { number, because } of violated) console.log(`rule ${number} broken: ${because}`);
  console.log(faults.length === 0 ? "nothing lost, nothing twice" : faults.join("\n"));
  process.exitCode = faults.length === 0 ? 0 : 1;
}
