import { MINUTE } from "@contactpoint/engine";
import type { Duration } from "@contactpoint/engine";
import { MEASURES } from "../fold/request-table.ts";
import type { RequestTable } from "../fold/request-table.ts";
import { riskSet } from "../tables/latency.ts";
import { countedRows } from "../tables/row-filter.ts";
import type { LatencyByMeasure, Summary } from "../tables/summary.ts";
import { barsDrawing } from "./bars-drawing.ts";
import type { BarPart } from "./bars-drawing.ts";
import { dataTable } from "./data-table.ts";
import { figure } from "./figure.ts";
import { incidenceDrawing } from "./incidence-drawing.ts";
import type { Curve } from "./incidence-drawing.ts";
import { MEASURE_TEXTS } from "./labels.ts";
import { logAxis } from "./log-axis.ts";
import { html } from "./markup.ts";
import type { Section } from "./section.ts";
import { counted, countText, percentText, secondsText } from "./value-text.ts";

const ENDINGS: readonly BarPart[] = [
  { kind: "hue-4", mark: "R", name: "Reached" },
  { kind: "hue-3", mark: "E", name: "Ended another way" },
  { kind: "hue-0", mark: "O", name: "Open at the end of the run" },
];

/** How the four measures are spread, with those that never got there in the denominator. */
export function latencySection(table: RequestTable, { latency }: Summary): Section {
  const curves = curvesOf(table);
  const sentence = latencySentence(latency);
  const picture = incidenceDrawing({
    id: "latency",
    title: "Share of requests that got there, by the time it took",
    description: `${sentence} Quantiles stand in the tables that follow.`,
    curves,
    axis: logAxis(MINUTE, Math.max(...curves.map(({ longest }) => longest))),
  });
  const endings = barsDrawing({
    id: "endings",
    title: "How each measure ended",
    description: `${endingSentence(latency)} The counts stand in the table that follows.`,
    parts: ENDINGS,
    rows: MEASURES.map((measure) => {
      const { n, reached, competing, censored } = latency[measure];
      return {
        name: MEASURE_TEXTS[measure].name,
        values: [reached, competing, censored],
        note: counted(n, "request"),
      };
    }),
    scale: "share",
  });
  return {
    id: "latency",
    title: "How long it takes",
    ownPage: true,
    content: html`${figure(picture, sentence)} ${figure(endings, endingSentence(latency))}
    ${latencyTables(latency)}`,
  };
}

function curvesOf(table: RequestTable): (Curve & { readonly longest: Duration })[] {
  const rows = countedRows(table);
  const run = table.ended_at - table.scenario.clock.start;
  return MEASURES.map((measure) => {
    const set = riskSet(table, measure, rows);
    const longest = set.reachedTimes().at(-1) ?? MINUTE;
    return {
      name: MEASURE_TEXTS[measure].name,
      incidence: set.incidence(),
      longest,
      until: run,
    };
  });
}

function latencySentence(latency: LatencyByMeasure): string {
  const { time_to_acknowledge: acknowledge, time_to_preserve: preserve } = latency;
  return `Half of the requests sent were acknowledged ${within(acknowledge.p50_s)}, nine in ten ${within(acknowledge.p90_s)}; half of the needs for preservation had their data secured ${within(preserve.p50_s)}, nine in ten ${within(preserve.p90_s)}.`;
}

function within(seconds: number | null): string {
  return seconds === null ? "never in this run" : `within ${secondsText(seconds)}`;
}

function endingSentence({ time_to_preserve: preserve }: LatencyByMeasure): string {
  const { n, reached, competing, censored } = preserve;
  return `Of ${counted(n, "need")} for preservation, ${countText(reached)} were secured, ${countText(competing)} ended another way (such as a refusal, deleted data or no legal basis), and ${countText(censored)} were open at the end of the run.`;
}

function latencyTables(latency: LatencyByMeasure): ReturnType<typeof html> {
  const counts = dataTable({
    caption: "The four measures over all requests, competing outcomes counted",
    columns: [
      { head: "Measure" },
      ...["n", "Reached", "Ended otherwise", "Open", "Share", "50 %", "90 %", "95 %", "99 %"].map(
        (head) => ({ head, isNumber: true as const }),
      ),
    ],
    rows: MEASURES.map((measure) => {
      const of = latency[measure];
      return [
        MEASURE_TEXTS[measure].name,
        ...[of.n, of.reached, of.competing, of.censored].map(countText),
        percentText(of.reached_share),
        ...[of.p50_s, of.p90_s, of.p95_s, of.p99_s].map(secondsText),
      ];
    }),
  });
  const reached = dataTable({
    caption: "The same of those alone that got there, which flatters",
    columns: [
      { head: "Measure" },
      ...["Reached", "50 %", "90 %", "95 %", "99 %", "Mean", "Longest"].map((head) => ({
        head,
        isNumber: true as const,
      })),
    ],
    rows: MEASURES.map((measure) => {
      const { reached: n, of_reached: of } = latency[measure];
      return [
        MEASURE_TEXTS[measure].name,
        countText(n),
        ...[of.p50_s, of.p90_s, of.p95_s, of.p99_s, of.mean_s, of.max_s].map(secondsText),
      ];
    }),
  });
  const meanings = MEASURES.map(
    (measure) =>
      html`<dt>${MEASURE_TEXTS[measure].name}</dt>
        <dd>${MEASURE_TEXTS[measure].meaning}</dd> `,
  );
  return html`${counts}${reached}
    <dl class="terms">${meanings}</dl>
    <p class="note">
      Quantiles are Aalen–Johansen estimates over all n: a request that ended another way never gets
      there, and a dash means that so large a share never did.
    </p> `;
}
