import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import type { ScaleCase, ScaleResult, Sink } from "./scale-case.ts";

/*
 * How fast the simulator is, and how its cost grows with requests and nodes. An event is one entry
 * popped from the queue of what is due. Times are processor time of all threads, so that what other
 * programs do on the machine counts less, and a collector of garbage on another core counts too.
 * Each case runs in a process of its own. Exit code 1 if a target is missed.
 */

const EVENTS_PER_SECOND = 1_500_000;
const REQUESTS_PER_SECOND_FOLDED = 30_000;
const DEARER_BY_REQUESTS = 1.2;
const DEARER_BY_NODES = 1.6;
const MEGABYTES_MOST = 1_000;
/**
 * The shortest run lasts forty days, ten times as long as a request is open: so all runs have the
 * same number of them open but for their first tenth.
 */
const PER_DAY_IN_LONGER_RUNS = 250;
const PER_DAY_AMONG_NODES = 2_000;

const { values } = parseArgs({
  options: { most: { type: "string", default: "1000000" }, quick: { type: "boolean" } },
});
const mostRequests = Number(values.most);
const nodesAtScale = values.quick ? [50, 500] : [50, 500, 5_000, 10_000];
const requestsAtScale = [10_000, 100_000, 1_000_000, 10_000_000].filter(
  (requests) => requests <= mostRequests,
);
let missed = 0;

const cp200: Pick<ScaleResult, "events" | "seconds"> = JSON.parse(
  output("../../engine/bench/cp200-rate.ts"),
);
console.log(`cp200 baseline ${millions(cp200.events / cp200.seconds)} M events/s\n`);

const plain = row("quarter", { kind: "scenario", sink: "none" });
const folded = row("quarter, folded", { kind: "scenario", sink: "fold" });
row("quarter, journal", { kind: "scenario", sink: "journal" });
atLeast("events/s without a sink", plain.events / plain.seconds, EVENTS_PER_SECOND);
atLeast("requests/s folded", folded.needs / folded.seconds, REQUESTS_PER_SECOND_FOLDED);

console.log("");
const longer = requestsAtScale.map((needs) => meshRow(50, needs, PER_DAY_IN_LONGER_RUNS));
growth("an event in longer runs", longer.map(costOf), DEARER_BY_REQUESTS);
atMost("MB of the longest run", last(longer).megabytes, MEGABYTES_MOST);

console.log("");
const wider = nodesAtScale.map((nodes) => meshRow(nodes, 100_000, PER_DAY_AMONG_NODES));
growth("an event among more nodes", wider.map(costOf), DEARER_BY_NODES);
atMost("MB among most nodes", last(wider).megabytes, MEGABYTES_MOST);
const widest = meshRow(nodesAtScale.at(-1) ?? 0, 100_000, PER_DAY_AMONG_NODES, "fold");
atMost("MB among most nodes, folded", widest.megabytes, MEGABYTES_MOST);
if (missed > 0) process.exitCode = 1;

function meshRow(nodes: number, needs: number, perDay: number, sink: Sink = "none"): ScaleResult {
  const name = `${nodes} nodes, ${needs} needs${sink === "none" ? "" : `, ${sink}`}`;
  return row(name, { kind: "mesh", nodes, needs, perDay, sink });
}

function row(name: string, of: ScaleCase): ScaleResult {
  const result = run(of);
  const { events, needs, seconds, megabytes } = result;
  const perSecond = events / seconds;
  console.log(
    `${name.padEnd(34)} ${millions(perSecond)} M events/s  ${Math.round(needs / seconds)
      .toString()
      .padStart(6)} requests/s  ${(events / needs).toFixed(1).padStart(5)} events a request  ` +
      `${Math.round(megabytes).toString().padStart(4)} MB  1/${(cp200.events / cp200.seconds / perSecond).toFixed(1)} of cp200`,
  );
  return result;
}

function run(of: ScaleCase): ScaleResult {
  const result: ScaleResult = JSON.parse(output("scale-case.ts", JSON.stringify(of)));
  return result;
}

function output(file: string, ...argument: readonly string[]): string {
  const script = `${import.meta.dirname}/${file}`;
  const child = spawnSync(process.execPath, [script, ...argument], { encoding: "utf8" });
  if (child.status !== 0) throw new Error(`${script} failed:\n${child.stderr}`);
  return child.stdout;
}

function costOf({ seconds, events }: ScaleResult): number {
  return seconds / events;
}

function growth(what: string, costs: readonly number[], most: number): void {
  atMost(`${what}: dearest / cheapest`, Math.max(...costs) / Math.min(...costs), most);
}

function atLeast(what: string, value: number, least: number): void {
  verdict(what, value, `at least ${least}`, value >= least);
}

function atMost(what: string, value: number, most: number): void {
  verdict(what, value, `at most ${most}`, value <= most);
}

function verdict(what: string, value: number, target: string, holds: boolean): void {
  if (!holds) missed++;
  const shown = value < 100 ? value.toFixed(2) : Math.round(value).toString();
  console.log(`${what}: ${shown} (${target})${holds ? "" : "  MISSED"}`);
}

function millions(value: number): string {
  return (value / 1e6).toFixed(3).padStart(6);
}

function last<T>(values: readonly T[]): T {
  const value = values.at(-1);
  if (value === undefined) throw new Error("nothing was measured");
  return value;
}
