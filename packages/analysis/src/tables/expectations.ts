import { formatDuration } from "@contactpoint/engine";
import type { ResolvedExpectation, ResolvedFilter } from "@contactpoint/protocol";
import { MEASURES } from "../fold/request-table.ts";
import type { RequestTable } from "../fold/request-table.ts";
import { riskSet } from "./latency.ts";
import { inTimeCounts, shareOf } from "./preserved-in-time.ts";
import { countedRows, matchingRows } from "./row-filter.ts";
import type { ExpectationResult, SummaryVerdict } from "./summary.ts";

// A share that is a sum of shares must not miss its bound by the last bit.
const ROUNDING = 1e-12;

/** What expectations look at beside the table. */
export interface ExpectationFacts {
  readonly seed: number;
  readonly verdicts: readonly SummaryVerdict[];
  readonly trace_sha256: string;
}

/** Judges an expectation of a run in virtual time. */
export function judgeExpectation(
  expectation: ResolvedExpectation,
  table: RequestTable,
  facts: ExpectationFacts,
): ExpectationResult {
  switch (expectation.kind) {
    case "measure":
      return judgeMeasure(expectation, table);
    case "share":
      return judgeShare(expectation, table);
    case "count":
      return judgeCount(expectation, table);
    case "rule":
      return judgeRule(expectation, table, facts);
    case "trace":
      return judgeTrace(expectation, table, facts);
    case "judged":
      return {
        id: expectation.id,
        verdict: "not-applicable",
        value: null,
        wanted: expectation.measure,
        sentence: `${expectation.measure} rates what people do; an exercise has its ratings in aar.html.`,
      };
  }
}

type Of<Kind extends ResolvedExpectation["kind"]> = Extract<ResolvedExpectation, { kind: Kind }>;

function judgeMeasure(expectation: Of<"measure">, table: RequestTable): ExpectationResult {
  const { id, within, at_least, where } = expectation;
  const measure = MEASURES.find((name) => name === expectation.measure.replaceAll("-", "_"));
  if (measure === undefined) {
    throw new RangeError(`${expectation.measure} is no measure`);
  }
  const set = riskSet(table, measure, matchingRows(table, countedRows(table), where));
  const limit = formatDuration(within);
  const wanted = `at least ${percent(at_least)} within ${limit}`;
  if (set.n === 0) {
    const sentence = `No request${suffix(where)} counts for ${expectation.measure}; wanted: ${wanted}.`;
    return { id, verdict: "undecided", value: null, wanted, sentence };
  }
  const value = set.incidence().at(within);
  const { reached, unseen } = set.countsBy(within);
  const ofWhich = unseen === 0 ? "" : ` (an estimate: ${reached} did, ${unseen} were open before)`;
  const got = `of ${set.n} requests${suffix(where)} reached ${expectation.measure} within ${limit}`;
  return {
    id,
    verdict: verdictBetween([reached / set.n, (reached + unseen) / set.n], at_least, null),
    value,
    wanted,
    sentence:
      value === null
        ? `${reached} ${got}, ${unseen} were open before, and the run ends too early for an estimate; wanted: ${wanted}.`
        : `${percent(value)} ${got}${ofWhich}; wanted: ${wanted}.`,
  };
}

/** Of requests that were still open when the run ended nobody knows whether they would have counted. */
function verdictBetween(
  [fewest, most]: readonly [fewest: number, most: number],
  atLeast: number | null,
  atMost: number | null,
): "met" | "failed" | "undecided" {
  const isMetByAll = [fewest, most].every((share) => verdictOf(share, atLeast, atMost) === "met");
  if (isMetByAll) return "met";
  const isMissedByAll =
    verdictOf(most, atLeast, null) === "failed" || verdictOf(fewest, null, atMost) === "failed";
  return isMissedByAll ? "failed" : "undecided";
}

function judgeShare(expectation: Of<"share">, table: RequestTable): ExpectationResult {
  const { id, measure, at_least, at_most } = expectation;
  const { n, inTime, undecided } = inTimeCounts(table);
  const wanted = bounds(at_least, at_most, percent);
  // How many are undecided is known; how many of those would have been in time is not.
  const [counted, open] =
    measure === "preserved-in-time-share" ? [inTime, undecided] : [undecided, 0];
  const value = shareOf(counted, n);
  if (value === null) {
    const sentence = `No request for preservation counts for the ${measure}; wanted: ${wanted}.`;
    return { id, verdict: "undecided", value, wanted, sentence };
  }
  const most = (counted + open) / n;
  const upTo = open === 0 ? "" : ` (up to ${percent(most)}: ${open} were open and can be in time)`;
  return {
    id,
    verdict: verdictBetween([value, most], at_least, at_most),
    value,
    wanted,
    sentence: `The ${measure} of ${n} requests is ${percent(value)}${upTo}; wanted: ${wanted}.`,
  };
}

function judgeCount(expectation: Of<"count">, table: RequestTable): ExpectationResult {
  const { id, count, where, at_least, at_most } = expectation;
  const rows = matchingRows(table, countedRows(table), where);
  const counted = rows.filter((row) => {
    switch (count) {
      case "needs":
        return true;
      case "sent":
        return !Number.isNaN(table.instants.sent_at[row] ?? Number.NaN);
      case "requests":
        return table.text.route[row] !== "" || table.text.outcome[row] !== "no-basis";
    }
  });
  const value = counted.length;
  const wanted = bounds(at_least, at_most, String);
  return {
    id,
    verdict: verdictOf(value, at_least, at_most),
    value,
    wanted,
    sentence: `The count of ${count}${suffix(where)} is ${value}; wanted: ${wanted}.`,
  };
}

function judgeRule(
  expectation: Of<"rule">,
  table: RequestTable,
  facts: ExpectationFacts,
): ExpectationResult {
  const { id, rule, trace_sha256, at_step } = expectation;
  const found = facts.verdicts.find((each) => each.rule === rule || each.number === rule);
  const value = found?.verdict ?? null;
  const isUndecided = value === null || (value === "undecided" && value !== expectation.verdict);
  const drift =
    trace_sha256 !== null && hasDrifted(trace_sha256, table, facts)
      ? " The trace has drifted."
      : "";
  const moved =
    at_step !== undefined && value === "violated" && found?.at_step !== at_step
      ? ` It was recorded at step ${at_step} and is at step ${found?.at_step ?? "unknown"}.`
      : "";
  return {
    id,
    verdict: isUndecided ? "undecided" : value === expectation.verdict ? "met" : "failed",
    value,
    wanted: expectation.verdict,
    sentence: `The verdict on rule ${rule} is ${value ?? "not known"}; wanted: ${expectation.verdict}.${drift}${moved}`,
  };
}

function judgeTrace(
  expectation: Of<"trace">,
  table: RequestTable,
  facts: ExpectationFacts,
): ExpectationResult {
  const { id, trace_sha256 } = expectation;
  const applies = facts.seed === table.scenario.seed;
  const drifted = hasDrifted(trace_sha256, table, facts);
  return {
    id,
    verdict: applies ? (drifted ? "drifted" : "met") : "not-applicable",
    value: facts.trace_sha256,
    wanted: trace_sha256,
    sentence: applies
      ? `The trace is ${drifted ? "another one than" : "the one"} recorded.`
      : `The trace was recorded under seed ${table.scenario.seed}, and this run has seed ${facts.seed}.`,
  };
}

// A recorded trace is one of the file's own seed and says nothing of another.
function hasDrifted(recorded: string, table: RequestTable, facts: ExpectationFacts): boolean {
  return facts.seed === table.scenario.seed && recorded !== facts.trace_sha256;
}

function verdictOf(value: number, least: number | null, most: number | null): "met" | "failed" {
  return value + ROUNDING >= (least ?? -Infinity) && value - ROUNDING <= (most ?? Infinity)
    ? "met"
    : "failed";
}

function bounds(
  least: number | null,
  most: number | null,
  format: (value: number) => string,
): string {
  const parts = [
    ...(least === null ? [] : [`at least ${format(least)}`]),
    ...(most === null ? [] : [`at most ${format(most)}`]),
  ];
  return parts.join(" and ");
}

function suffix(where: ResolvedFilter): string {
  const parts = Object.entries(where).map(([column, value]) => `${column} ${value}`);
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}

function percent(share: number): string {
  return `${Math.round(share * 10_000) / 100} %`;
}
