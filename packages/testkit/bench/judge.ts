// What judging costs: scenarios in virtual time without a journal, with one that nobody reads, with
// all rules, and with all rules and all counts of occurrences; on one core, warm, in processor time.
//
//   node packages/testkit/bench/judge.ts [--each]
//
// Ends with 1 if the default scenario with all observers makes fewer than 200,000 protocol events a
// second. With --each it prints what each rule adds by itself, which other work on the machine blurs.
import {
  judge,
  OccurrenceCount,
  publishedTransitions,
  RULES,
  type Rule,
} from "@contactpoint/analysis";
import type { ResolvedScenario } from "@contactpoint/protocol";
import { readScenario } from "@contactpoint/scenario";
import { simulate } from "@contactpoint/simulator";

const DEFAULT = "scenarios/signatories-quarter.yaml";
/** Queues of thousands, which are slow to simulate even without a journal: no target. */
const HARDEST = "scenarios/surge-day.yaml";
const TARGET = 200_000;
const ROUNDS = 5;
const MICROSECONDS = 1_000_000;
const TRANSITIONS = publishedTransitions();

const WAYS = {
  "no journal": (scenario: ResolvedScenario) => simulate(scenario),
  "a journal": (scenario: ResolvedScenario) => simulate(scenario, { sinks: [() => undefined] }),
  "all rules": (scenario: ResolvedScenario) => judged(scenario, RULES, false),
  "all observers": (scenario: ResolvedScenario) => judged(scenario, RULES, true),
} as const;
type Way = keyof typeof WAYS;
const NAMES = Object.keys(WAYS) as Way[];

if (process.argv.includes("--each")) eachRule();
else for (const file of [DEFAULT, HARDEST]) compare(file);

function compare(file: string): void {
  const scenario = read(file);
  const best = new Map<Way, number>();
  let events = 0;
  // The first round warms up; the ways take turns, so that all meet the same disturbances.
  for (let round = 0; round <= ROUNDS; round++) {
    for (const way of NAMES) {
      const took = seconds(() => void ({ events } = WAYS[way](scenario)));
      if (round > 0) best.set(way, Math.min(best.get(way) ?? Infinity, took));
    }
  }
  const plain = best.get("no journal") ?? Number.NaN;
  console.log(`${file}: ${events.toLocaleString("en")} events`);
  for (const way of NAMES) {
    const took = best.get(way) ?? Number.NaN;
    const rate = Math.round(events / took);
    console.log(
      `  ${way.padEnd(14)} ${took.toFixed(2)} s  ${rate.toLocaleString("en").padStart(9)} events/s  ${(took / plain).toFixed(2)} times`,
    );
    if (file === DEFAULT && way === "all observers" && rate < TARGET) process.exitCode = 1;
  }
}

/** What each rule adds by itself, to find the dear ones. */
function eachRule(): void {
  const scenario = read(DEFAULT);
  const best = (rules: readonly Rule[]): number =>
    Math.min(...[1, 2, 3].map(() => seconds(() => judged(scenario, rules, false))));
  best(RULES);
  const none = best([]);
  for (const rule of RULES) {
    const adds = best([rule]) - none;
    console.log(`${rule.number} ${rule.id.padEnd(36)} ${(1000 * adds).toFixed(0).padStart(5)} ms`);
  }
}

function judged(
  scenario: ResolvedScenario,
  rules: readonly Rule[],
  counts: boolean,
): { events: number } {
  const listener = counts ? new OccurrenceCount(scenario) : undefined;
  const judging = judge(rules, scenario, TRANSITIONS, listener);
  let line = 0;
  const done = simulate(scenario, { sinks: [(record) => judging.add(record, ++line)] });
  const verdicts = judging.verdicts();
  listener?.tally(verdicts);
  return done;
}

function seconds(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / MICROSECONDS;
}

function read(file: string): ResolvedScenario {
  const found = readScenario(file);
  if (!("scenario" in found)) throw new Error(`${file} has problems; see contactpoint lint`);
  return found.scenario;
}
