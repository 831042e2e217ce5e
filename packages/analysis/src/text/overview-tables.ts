import { OUTCOMES } from "../fold/request-table.ts";
import type { Measure } from "../fold/request-table.ts";
import type { Summary } from "../tables/summary.ts";
import { durationText, NO_FIGURE, shareText } from "./figures.ts";
import { bar, left, right, textTable } from "./text-table.ts";

const BAR_WIDTH = 20;
const MOST_STATES = 24;

const MEASURE_NAMES: Readonly<Record<Measure, string>> = {
  time_to_acknowledge: "time to acknowledge",
  response_time: "response time",
  time_to_preserve: "time to preserve",
  time_to_confirm: "time to confirm",
};

export function requestsTable(summary: Summary): string {
  const { needs, sent } = summary.requests;
  return textTable({
    heading: `Requests in ${durationText(summary.virtual_duration_s)} of virtual time`,
    columns: [left(""), ...right("")],
    rows: [
      ["needs", String(needs)],
      ["sent", String(sent)],
      ["preserved in time", shareText(summary.preserved_in_time_share)],
      ["undecided at the end", shareText(summary.undecided_share)],
    ],
  });
}

export function outcomesTable(summary: Summary): string {
  const { needs, by_outcome } = summary.requests;
  const seen = OUTCOMES.filter((outcome) => by_outcome[outcome] > 0);
  const most = Math.max(0, ...seen.map((outcome) => by_outcome[outcome]));
  return textTable({
    heading: "Outcomes",
    columns: [left("outcome"), ...right("n", "share"), left("")],
    rows: seen.map((outcome) => [
      outcome,
      String(by_outcome[outcome]),
      shareText(by_outcome[outcome] / needs),
      bar(by_outcome[outcome], most, BAR_WIDTH),
    ]),
  });
}

export function latencyTable(summary: Summary): string {
  const measures = Object.keys(MEASURE_NAMES) as Measure[];
  return textTable({
    heading: "Latency",
    columns: [left("measure"), ...right("n", "reached", "p50", "p90", "p95", "p99")],
    rows: measures.map((measure) => {
      const latency = summary.latency[measure];
      return [
        MEASURE_NAMES[measure],
        String(latency.n),
        shareText(latency.reached_share),
        durationText(latency.p50_s),
        durationText(latency.p90_s),
        durationText(latency.p95_s),
        durationText(latency.p99_s),
      ];
    }),
    note: `Quantiles of all n, also of those that never got there; ${NO_FIGURE} if too few did.`,
  });
}

export function stagesTable(summary: Summary): string {
  const most = Math.max(0, ...summary.stages.map(({ share }) => share ?? 0));
  return textTable({
    heading: "Where the time goes, from need to confirmation",
    columns: [left("stage"), ...right("mean", "p50", "p90", "share"), left("")],
    rows: summary.stages.map(({ stage, mean_s, p50_s, p90_s, share }) => [
      stage,
      durationText(mean_s),
      durationText(p50_s),
      durationText(p90_s),
      shareText(share),
      bar(share ?? 0, most, BAR_WIDTH),
    ]),
  });
}

/** By State, or by profile where States are real. */
export function twoSidedTable(summary: Summary): string {
  const isByProfile = summary.by_profile !== undefined;
  const groups = summary.by_profile ?? summary.by_state ?? [];
  return textTable({
    heading: isByProfile ? "By profile; no State is assessed" : "By State",
    columns: [
      left(isByProfile ? "profile" : "State"),
      ...right("asks", "ack. p50", "pres. p50", "is asked", "ack. p50", "pres. p50"),
    ],
    rows: groups
      .slice(0, MOST_STATES)
      .map(({ key, as_requesting, as_requested }) => [
        key,
        ...[as_requesting, as_requested].flatMap(({ n, latency }) => [
          String(n),
          durationText(latency.time_to_acknowledge.p50_s),
          durationText(latency.time_to_preserve.p50_s),
        ]),
      ]),
    ...remainder(groups.length),
  });
}

export function desksTable(summary: Summary): string {
  const { desks } = summary;
  return textTable({
    heading: "Why requests wait at the responder's desk",
    columns: [
      left(summary.by_profile === undefined ? "State" : "profile"),
      ...right("nobody present", "all occupied", "utilisation"),
      left("bound by"),
    ],
    rows: desks
      .slice(0, MOST_STATES)
      .map(({ key, closed_s, busy_s, utilisation, bound_by }) => [
        key,
        durationText(closed_s),
        durationText(busy_s),
        shareText(utilisation),
        bound_by,
      ]),
    ...remainder(desks.length),
  });
}

function remainder(all: number): { note?: string } {
  return all > MOST_STATES ? { note: `and ${all - MOST_STATES} more in summary.json` } : {};
}
