// Hunts for every planted fault of the protocol until its rule is violated, and shrinks what was
// found: who checks the rules. Prints a line for each, the score and the medians.
//
//   node packages/testkit/bench/mutants.ts [--seconds 60] [--seed 1] [--blind] [--only id] [--json]
//
// `--seconds` is the time for each hunt on one core, in seconds of CPU time. `--blind` hunts with
// all rules, without saying which the fault is tied to. `--only` takes a part of an id, or the
// beginning of a rule's number. Ends with 1 if a mutant is not found, or only by what the clean code violates too.
import { parseArgs } from "node:util";
import { writeScenario } from "@contactpoint/scenario";
import { detect, type Detection } from "../src/mutants/detection.ts";
import { type Mutant, MUTANTS } from "../src/mutants/index.ts";
import { shrinkDocument } from "../src/shrink/index.ts";

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "60" },
    seed: { type: "string", default: "1" },
    blind: { type: "boolean", default: false },
    only: { type: "string", default: "" },
    json: { type: "boolean", default: false },
  },
});

/** No hunt gets so far within its time. */
const RUNS_MOST = 100_000_000;

interface Row {
  readonly id: string;
  readonly rule: string;
  /** Rules that the run violates, the one that ended the hunt first; empty if nothing was found. */
  readonly found_by: readonly string[];
  readonly runs: number;
  readonly seconds: number;
  readonly counterexample: {
    readonly items: number;
    readonly bytes: number;
    readonly seconds: number;
    readonly trials: number;
  } | null;
}

const rows = MUTANTS.filter(
  ({ id, rule }) => id.includes(values.only) || rule.startsWith(values.only),
).map((mutant) => {
  const row = rowOf(mutant);
  if (!values.json) console.log(lineOf(row));
  return row;
});
const summary = summaryOf(rows);
console.log(values.json ? JSON.stringify({ ...summary, mutants: rows }, null, 2) : textOf(summary));
process.exitCode = summary.not_found.length === 0 ? 0 : 1;

function rowOf(mutant: Mutant): Row {
  const clock = cpuClock();
  const most = Number(values.seconds);
  const detection = detect(mutant, {
    seed: Number(values.seed),
    runs: RUNS_MOST,
    timeIsUp: () => clock() >= most,
    blind: values.blind,
  });
  const seconds = clock();
  const { id, rule } = mutant;
  const { find, violated, runs, isFalseAlarm } = detection;
  const found_by =
    find === null || isFalseAlarm
      ? []
      : [find.rule, ...violated.filter((other) => other !== find.rule)];
  return { id, rule, found_by, runs, seconds, counterexample: counterexampleOf(detection) };
}

function counterexampleOf({ mutant, find, isFalseAlarm }: Detection): Row["counterexample"] {
  if (find === null || isFalseAlarm) return null;
  const clock = cpuClock();
  const { document, size, trials } = shrinkDocument(find.document, {
    rule: find.rule,
    around: mutant.plant,
  });
  const bytes = Buffer.byteLength(writeScenario(document));
  return { items: size.items, bytes, seconds: clock(), trials };
}

function summaryOf(all: readonly Row[]) {
  const found = all.filter(({ found_by }) => found_by.length > 0);
  const shrunk = all.flatMap(({ counterexample }) => counterexample ?? []);
  return {
    mutants: all.length,
    found: found.length,
    by_their_rule: found.filter(({ rule, found_by }) => found_by.includes(rule)).length,
    not_found: all.filter(({ found_by }) => found_by.length === 0).map(({ id }) => id),
    seconds: spread(found.map(({ seconds }) => seconds)),
    items: spread(shrunk.map(({ items }) => items)),
    bytes: spread(shrunk.map(({ bytes }) => bytes)),
    shrinking_seconds: spread(shrunk.map(({ seconds }) => seconds)),
  };
}

function textOf(summary: ReturnType<typeof summaryOf>): string {
  const { mutants, found, by_their_rule, not_found } = summary;
  const share = ((100 * found) / Math.max(1, mutants)).toFixed(1);
  const lines = [
    `${found} of ${mutants} mutants found (${share} %), ${by_their_rule} by the rule they are tied to`,
    `seconds to find: ${spreadText(summary.seconds, 2)}`,
    `items and choices of the counterexample: ${spreadText(summary.items, 0)}`,
    `bytes of its file: ${spreadText(summary.bytes, 0)}`,
    `seconds to shrink: ${spreadText(summary.shrinking_seconds, 2)}`,
  ];
  if (not_found.length > 0) lines.push(`not found: ${not_found.join(", ")}`);
  return lines.join("\n");
}

function lineOf({ id, rule, found_by, runs, seconds, counterexample }: Row): string {
  const shrunk =
    counterexample === null
      ? ""
      : `${counterexample.items} items, ${counterexample.bytes} bytes, shrunk in ${counterexample.seconds.toFixed(1)} s`;
  const found = found_by.length === 0 ? "not found" : found_by.join(" ");
  return [
    rule.padEnd(4),
    id.padEnd(56),
    String(runs).padStart(7),
    `${seconds.toFixed(2).padStart(6)} s`,
    found.padEnd(16),
    shrunk,
  ].join("  ");
}

/** Seconds of CPU time of this process from now on. */
function cpuClock(): () => number {
  const since = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(since);
    return (user + system) / 1e6;
  };
}

interface Spread {
  readonly median: number;
  readonly most: number;
}

function spread(figures: readonly number[]): Spread | null {
  const sorted = figures.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  const most = sorted.at(-1);
  return median === undefined || most === undefined ? null : { median, most };
}

function spreadText(of: Spread | null, digits: number): string {
  if (of === null) return "none";
  return `median ${of.median.toFixed(digits)}, most ${of.most.toFixed(digits)}`;
}
