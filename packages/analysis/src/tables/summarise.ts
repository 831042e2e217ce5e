import { OUTCOMES } from "../fold/request-table.ts";
import type { RequestTable } from "../fold/request-table.ts";
import { deskSummaries } from "./desk-summary.ts";
import { flagGroups, latencyGroups, profileByState, twoSidedGroups } from "./groups.ts";
import { latencyByMeasure, seconds } from "./latency.ts";
import { inTimeCounts, shareOf } from "./preserved-in-time.ts";
import { countedRows } from "./row-filter.ts";
import { stageSummaries } from "./stage-summary.ts";
import type { ExpectationResult, RequestCounts, Summary, SummaryVerdict } from "./summary.ts";

/** What is known of a run beside its table of requests. */
export interface RunFacts {
  readonly seed: number;
  readonly verdicts: readonly SummaryVerdict[];
  readonly expectations: readonly ExpectationResult[];
  readonly journal_sha256: string;
  readonly trace_sha256: string;
}

/** The content of summary.json. */
export function summarise(table: RequestTable, facts: RunFacts): Summary {
  const { scenario, text, numbers } = table;
  const rows = countedRows(table);
  const inTime = inTimeCounts(table);
  const hour = numbers.requested_local_hour;
  const profileOf = profileByState(table);
  const stateOf = (state: string): string => state;
  return {
    scenario: scenario.id,
    seed: facts.seed,
    virtual_duration_s: seconds(table.ended_at - scenario.clock.start),
    requests: requestCounts(table, rows),
    preserved_in_time_share: shareOf(inTime.inTime, inTime.n),
    undecided_share: shareOf(inTime.undecided, inTime.n),
    latency: latencyByMeasure(table, rows),
    stages: stageSummaries(table, rows),
    by_local_hour: latencyGroups(table, rows, (row) => numberKey(hour[row])),
    by_zone_pair: latencyGroups(
      table,
      rows,
      (row) => `${text.requesting_zone[row]}>${text.requested_zone[row]}`,
    ),
    by_duty: latencyGroups(table, rows, (row) => text.duty[row] ?? ""),
    by_flag: flagGroups(table, rows),
    ...(scenario.real_states
      ? { by_profile: twoSidedGroups(table, rows, profileOf) }
      : { by_state: twoSidedGroups(table, rows, stateOf) }),
    by_urgency: latencyGroups(table, rows, (row) => text.urgency[row] ?? ""),
    by_route: latencyGroups(table, rows, (row) => text.route[row] ?? ""),
    desks: deskSummaries(table, scenario.real_states ? profileOf : stateOf),
    verdicts: facts.verdicts,
    expectations: facts.expectations,
    journal_sha256: facts.journal_sha256,
    trace_sha256: facts.trace_sha256,
  };
}

function requestCounts(table: RequestTable, rows: readonly number[]): RequestCounts {
  const counts = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<
    (typeof OUTCOMES)[number],
    number
  >;
  for (const row of rows) {
    const outcome = OUTCOMES.find((each) => each === table.text.outcome[row]) ?? "open";
    counts[outcome] += 1;
  }
  const sent = rows.filter((row) => !Number.isNaN(table.instants.sent_at[row] ?? Number.NaN));
  return { needs: rows.length, sent: sent.length, by_outcome: counts };
}

function numberKey(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? "" : String(value);
}
