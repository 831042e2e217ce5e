// Compares shrunk counterexamples with the shortest there are: for every planted fault in a machine
// that one explored request shows, how many records of its journal a request takes to break the rule,
// in the document that a hunt found and shrank and on the explorer's shortest way.
//
//   node packages/testkit/bench/optimum.ts [--seconds 60] [--seed 1] [--only id]
//
// `--seconds` is the time for each hunt, in seconds of CPU time. `--only` takes a part of an id, or the
// beginning of a rule's number. Prints a line for each fault, and the median and the most of the
// ratios. Ends with 1 if the median is above 1.5.
import { parseArgs } from "node:util";
import { RULES } from "@contactpoint/analysis";
import type { JournalRecord } from "@contactpoint/protocol";
import type { ScenarioDocument } from "@contactpoint/scenario";
import { breachesOf, CORE, explore, FULL, type Profile } from "../src/explorer/index.ts";
import { interpretWith } from "../src/explorer/planted-interpreter.ts";
import { sampleInstance } from "../src/explorer/sample-instance.ts";
import { detect } from "../src/mutants/detection.ts";
import { type Mutant, MUTANTS } from "../src/mutants/index.ts";
import { shrinkDocument } from "../src/shrink/index.ts";
import { runDocument } from "../src/trial/index.ts";

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "60" },
    seed: { type: "string", default: "1" },
    only: { type: "string", default: "" },
  },
});

/** Half as long again as need be. */
const MEDIAN_MOST = 1.5;
/** No hunt gets so far within its time. */
const RUNS_MOST = 100_000_000;
const BUDGET = { drops: 1, duplicates: 1, crashes: 1 };
/** Smaller profiles go first: what they show needs no more. */
const SEARCHES: readonly (readonly [Profile, number])[] = [
  [CORE, 20_000],
  [FULL, 200_000],
];

const ratios: number[] = [];
/** The explorer's shortest ways are those of safety rules. */
const chosen = MUTANTS.filter(
  ({ id, rule }) =>
    !rule.startsWith("L") && (id.includes(values.only) || rule.startsWith(values.only)),
);
for (const mutant of chosen) {
  const shortest = shortestOf(mutant);
  if (shortest === null) continue;
  const shrunk = shrunkOf(mutant);
  if (shrunk === null) {
    console.log(`${mutant.rule}  ${mutant.id}: not found`);
    continue;
  }
  const [best, seen] = [shortest, shrunk.document].map((each) => recordsToBreach(each, mutant));
  if (best === undefined || seen === undefined) throw new Error("a counterexample is none");
  ratios.push(seen / best);
  console.log(
    [
      mutant.rule,
      mutant.id.padEnd(48),
      `${String(seen).padStart(4)} of ${String(best).padStart(3)}`,
      (seen / best).toFixed(2).padStart(5),
      `shrunk in ${shrunk.seconds.toFixed(1)} s`,
    ].join("  "),
  );
}
const sorted = ratios.toSorted((a, b) => a - b);
const median = sorted[Math.floor(sorted.length / 2)] ?? Infinity;
const within = sorted.filter((ratio) => ratio <= MEDIAN_MOST).length;
console.log(
  `${sorted.length} faults: median ${median.toFixed(2)} times the shortest, most ${(sorted.at(-1) ?? 0).toFixed(2)}, ${within} within ${MEDIAN_MOST}`,
);
process.exitCode = median <= MEDIAN_MOST ? 0 : 1;

/** The shortest way of one request to break the mutant's rule, or null if none was seen. */
function shortestOf({ id, rule }: Mutant): ScenarioDocument | null {
  const interpret = machineFault(id);
  if (interpret === null) return null;
  const rules = RULES.filter(({ number }) => number === rule);
  for (const [profile, maxStates] of SEARCHES) {
    const instance = sampleInstance(profile, "XA>XB");
    const seen = explore(instance, { budget: BUDGET, rules, interpret, maxStates });
    const [breach] = breachesOf(seen, BUDGET);
    const document = breach?.document ?? null;
    if (document !== null) return document;
  }
  return null;
}

/** Null where the fault is not in a machine: the explorer has no world around its machines. */
function machineFault(id: string) {
  try {
    return interpretWith(id);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function shrunkOf(mutant: Mutant): { document: ScenarioDocument; seconds: number } | null {
  const hunting = cpuClock();
  const { find, isFalseAlarm } = detect(mutant, {
    seed: Number(values.seed),
    runs: RUNS_MOST,
    timeIsUp: () => hunting() >= Number(values.seconds),
  });
  if (find === null || isFalseAlarm) return null;
  const shrinking = cpuClock();
  const { document } = shrinkDocument(find.document, { rule: find.rule, around: mutant.plant });
  return { document, seconds: shrinking() };
}

/** Records of the request that breaks the rule, up to the last one of the witness. */
function recordsToBreach(document: ScenarioDocument, { rule, plant }: Mutant): number | undefined {
  const records: JournalRecord[] = [];
  const rules = RULES.filter(({ number }) => number === rule);
  const onRecord = (record: JournalRecord): void => void records.push(record);
  const [{ verdict } = {}] = runDocument(document, { rules, around: plant, onRecord }).verdicts;
  if (verdict?.verdict !== "violated") return undefined;
  const last = verdict.witness.at(-1);
  const request = verdict.witness
    .map(({ record }) => requestOf(record))
    .findLast((id) => id !== "");
  if (last === undefined || request === undefined) return undefined;
  return records.slice(0, last.line).filter((record) => requestOf(record) === request).length;
}

function requestOf(record: JournalRecord): string {
  return "request" in record ? (record.request ?? "") : "";
}

/** Seconds of CPU time of this process from now on. */
function cpuClock(): () => number {
  const since = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(since);
    return (user + system) / 1e6;
  };
}
