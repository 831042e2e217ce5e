import { RequestFold } from "@contactpoint/analysis";
import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";
import { readScenario } from "@contactpoint/scenario";
import { journalLines, simulate } from "../src/index.ts";
import { meshScenario } from "./mesh-scenario.ts";

/** Who listens: nobody, the fold of `analysis`, or a writer of the journal whose text is dropped. */
export type Sink = "none" | "fold" | "journal";

/** What one process measures. */
export type ScaleCase =
  | { readonly kind: "scenario"; readonly sink: Sink }
  | {
      readonly kind: "mesh";
      readonly nodes: number;
      readonly needs: number;
      readonly perDay: number;
      readonly sink: Sink;
    };

export interface ScaleResult {
  readonly events: number;
  readonly needs: number;
  /** Processor time of all threads. */
  readonly seconds: number;
  /** The most memory that the process ever had. */
  readonly megabytes: number;
}

/** Short cases are repeated until they have taken so long; their median counts. */
const SECONDS_LEAST = 6;
const WARM_UP_NEEDS = 10_000;

const [text] = process.argv.slice(2);
if (text !== undefined) console.log(JSON.stringify(measure(JSON.parse(text) as ScaleCase)));

function measure(of: ScaleCase): ScaleResult {
  const scenario =
    of.kind === "scenario"
      ? resolved("scenarios/signatories-quarter.yaml")
      : meshScenario(resolved("scenarios/surge-day.yaml"), of.nodes, of.needs, of.perDay);
  const play = (): number => simulate(scenario, sinksOf(of.sink)).events;
  const needs = warmUp(of, scenario);
  return { ...spent(play), needs, megabytes: megabytes() };
}

/** Code is compiled on a short run; the needs of the case itself are its expected number. */
function warmUp(of: ScaleCase, scenario: ResolvedScenario): number {
  let needs = 0;
  const count = ({ kind }: JournalRecord): void => void (needs += kind === "need" ? 1 : 0);
  if (of.kind === "mesh") {
    const short = meshScenario(resolved("scenarios/surge-day.yaml"), 50, WARM_UP_NEEDS, of.perDay);
    simulate(short, sinksOf(of.sink));
    return of.needs;
  }
  simulate(scenario, { sinks: [count] });
  return needs;
}

function sinksOf(sink: Sink): Parameters<typeof simulate>[1] {
  if (sink === "none") return {};
  if (sink === "journal") return { sinks: [journalLines(() => undefined)] };
  const fold = new RequestFold();
  return { sinks: [(record) => fold.add(record)] };
}

/**
 * The median of the runs. Not the best: a short run can fall between two collections of garbage, a
 * long one pays for all of its own. Not the mean: code is still compiled in the first.
 */
function spent(play: () => number): { events: number; seconds: number } {
  let events = 0;
  const runs: number[] = [];
  for (let all = 0; all < SECONDS_LEAST;) {
    const before = process.cpuUsage();
    events = play();
    const { user, system } = process.cpuUsage(before);
    const seconds = (user + system) / 1e6;
    runs.push(seconds);
    all += seconds;
  }
  const seconds = runs.toSorted((one, other) => one - other)[runs.length >> 1] ?? Number.NaN;
  return { events, seconds };
}

function megabytes(): number {
  return process.resourceUsage().maxRSS / 1_000;
}

function resolved(path: string): ResolvedScenario {
  const read = readScenario(path);
  if (!("scenario" in read)) throw new Error(`${path} has problems; see contactpoint lint`);
  return read.scenario;
}
