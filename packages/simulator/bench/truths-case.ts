import { RequestFold, type RequestTable } from "@contactpoint/analysis";
import { type Duration, HOUR } from "@contactpoint/engine";
import type { ResolvedScenario } from "@contactpoint/protocol";
import { simulate } from "../src/index.ts";
import { brokenIdentities } from "./truths-identities.ts";
import { type Estimate, estimate } from "./truths-statistics.ts";
import { JournalWatch, type WatchOptions } from "./truths-watch.ts";

/** What one replication left behind. */
export interface Run {
  readonly scenario: ResolvedScenario;
  readonly table: RequestTable;
  readonly watch: JournalWatch;
  /** Rows that count: needed after the warm-up and long enough before the end. */
  readonly rows: readonly number[];
}

/** How long replications last, in hours of virtual time, and how many there are (seeds 1, 2, ...). */
export interface Extent {
  readonly replications: number;
  readonly warm_up: number;
  /** Hours in which needs count, after the warm-up. */
  readonly counts: number;
  /** Hours after that in which the last ones are answered. */
  readonly rest: number;
}

/** One result of theory, and how a run estimates it. */
export interface Truth {
  readonly what: string;
  readonly theory: number;
  readonly of: (run: Run) => number;
}

/** A scenario that reduces to a model with known results. */
export interface TruthCase {
  readonly id: string;
  readonly extent: Extent;
  /** Virtual time that a run of this length takes: warm-up, counted hours, rest. */
  readonly scenario: (seed: number, time: RunTime) => ResolvedScenario;
  readonly truths: readonly Truth[];
  /** Results whose expectation is 0, to take scatter out; see `estimate`. */
  readonly controls?: (run: Run) => readonly number[];
  readonly watch?: WatchOptions;
  /** Tells of a row that counts though it was never answered; any other such row is an error. */
  readonly mayStayOpen?: boolean;
}

export interface RunTime {
  readonly lasts: Duration;
  readonly warm_up: Duration;
}

export interface Comparison {
  readonly id: string;
  readonly what: string;
  readonly theory: number;
  readonly estimate: Estimate;
}

/** All comparisons of a case, and the structural identities that any of its runs broke. */
export interface CaseResult {
  readonly comparisons: readonly Comparison[];
  readonly broken: readonly string[];
  readonly requests: number;
}

export function runCase(of: TruthCase, extent: Extent = of.extent): CaseResult {
  const values = of.truths.map((): number[] => []);
  const controls: (readonly number[])[] = [];
  const broken: string[] = [];
  let requests = 0;
  for (let seed = 1; seed <= extent.replications; seed++) {
    const run = replicate(of, seed, extent);
    of.truths.forEach((truth, at) => values[at]?.push(truth.of(run)));
    controls.push(of.controls?.(run) ?? []);
    broken.push(...brokenIdentities(run).map((what) => `${of.id}, seed ${seed}: ${what}`));
    requests += run.table.rows;
  }
  const comparisons = of.truths.map(({ what, theory }, at) => ({
    id: of.id,
    what,
    theory,
    estimate: estimate(values[at] ?? [], controls),
  }));
  return { comparisons, broken, requests };
}

/** The estimate lies within its interval of the theory, and the interval within a share of it. */
export function passes({ theory, estimate: found }: Comparison, widest: number): boolean {
  const off = Math.abs(found.value - theory);
  return off <= found.halfWidth && found.halfWidth < widest * Math.abs(theory);
}

function replicate(of: TruthCase, seed: number, extent: Extent): Run {
  const { warm_up, counts, rest } = extent;
  const lasts = (warm_up + counts + rest) * HOUR;
  const scenario = of.scenario(seed, { lasts, warm_up: warm_up * HOUR });
  const fold = new RequestFold();
  const watch = new JournalWatch(scenario, of.watch ?? {});
  simulate(scenario, {
    sinks: [
      (record) => {
        fold.add(record);
        watch.add(record);
      },
    ],
  });
  const { table } = fold;
  const rows = countedRows(table, extent);
  const { confirmed_at, closed_at } = table.instants;
  const open = rows.filter(
    (row) => Number.isNaN(confirmed_at[row]) && Number.isNaN(closed_at[row]),
  );
  if (open.length > 0 && of.mayStayOpen !== true) {
    throw new Error(`${of.id}, seed ${seed}: ${open.length} requests that count stayed open`);
  }
  return { scenario, table, watch, rows };
}

function countedRows({ scenario, instants, rows }: RequestTable, { rest }: Extent): number[] {
  const { start, warm_up, end } = scenario.clock;
  const counted: number[] = [];
  for (let row = 0; row < rows; row++) {
    const needed = instants.needed_at[row] ?? Number.NaN;
    if (needed >= start + warm_up && needed < end - rest * HOUR) counted.push(row);
  }
  return counted;
}
