import {
  dataTable,
  foldedTable,
  html,
  percentText,
  secondsText,
} from "@contactpoint/analysis/page-parts";
import type { Markup, Piece, Section } from "@contactpoint/analysis/page-parts";
import { LATENCIES, SHARES } from "../measures/index.ts";
import type { AfterActionReport } from "./aar-schema.ts";
import { linesText, nothing, PLAYERS } from "./report-text.ts";

type Row = AfterActionReport["latencies"][number];
const isNumber = true;

/** How long everything took, by both clocks; people and machines apart. */
export function latencySection(report: AfterActionReport): Section {
  const head = { id: "latency", title: "How long it took" };
  const whole = report.latencies.filter(({ cut }) => cut === "all");
  if (whole.length === 0) return { ...head, content: nothing(report, "Nothing was measured.") };
  const parts = report.latencies.filter(({ cut }) => cut !== "all" && cut !== "local-hour");
  const meanings = Object.entries(LATENCIES).map(
    ([name, meaning]) =>
      html`<dt>${name}</dt>
        <dd>${meaning}</dd> `,
  );
  return {
    ...head,
    content: html`<dl class="terms">${meanings}</dl>
      <p class="note">
        Quantiles are of all, those that were not reached included; a dash is a share that was never
        reached. Fewer than five are listed one by one, with &gt; for what was open at the end and ×
        for what ended in another way.
      </p>
      ${latencyTable("Latencies", whole)} ${hourTable(report)}
      ${latencyTable("Latencies by circumstance", parts)}`,
  };
}

function latencyTable(caption: string, rows: readonly Row[]): Markup {
  return foldedTable(
    {
      caption,
      columns: [
        { head: "Measure" },
        { head: "Of" },
        { head: "Played by" },
        { head: "n", isNumber },
        { head: "Open", isNumber },
        { head: "p50", isNumber },
        { head: "p90", isNumber },
        { head: "Longest", isNumber },
        { head: "Real p50", isNumber },
        { head: "Real p90", isNumber },
        { head: "Real longest", isNumber },
        { head: "One by one" },
      ],
      rows: rows.map((row) => [
        row.measure,
        ofText(row),
        PLAYERS[row.by],
        row.n,
        row.censored,
        secondsText(row.exercise.p50_s),
        secondsText(row.exercise.p90_s),
        secondsText(row.exercise.max_s),
        secondsText(row.real.p50_s),
        secondsText(row.real.p90_s),
        html`${secondsText(row.real.max_s)}${row.accelerated ? " *" : ""}`,
        listed(row),
      ]),
    },
    "measures.csv",
  );
}

function ofText({
  state,
  cut,
  key,
}: Pick<Row, "state" | "key"> & { readonly cut: string }): string {
  const who = state ?? "all";
  return cut === "all" ? who : `${who}, ${cut} ${key}`;
}

const MARKS = { reached: "", competing: "× ", censored: "> " } as const;

function listed({ values }: Row): Piece {
  return (values ?? [])
    .map(({ exercise_s, ending }) => `${MARKS[ending]}${secondsText(exercise_s)}`)
    .join("; ");
}

/** The median response time of people by State and hour on the State's own clock. */
function hourTable({ latencies }: AfterActionReport): Markup | string {
  const rows = latencies.filter(
    ({ measure, cut, by, state }) =>
      measure === "response-time" && cut === "local-hour" && by === "people" && state !== null,
  );
  if (rows.length === 0) return "";
  const hours = [...new Set(rows.map(({ key }) => key))].toSorted();
  const states = [...new Set(rows.map(({ state }) => state ?? ""))];
  return dataTable({
    caption: "Median response time of people by hour on the State's clock, and of how many",
    columns: [{ head: "State" }, ...hours.map((head) => ({ head, isNumber }) as const)],
    rows: states.map((state) => [
      state,
      ...hours.map((hour) => {
        const row = rows.find((one) => one.state === state && one.key === hour);
        return row === undefined ? "" : `${secondsText(row.exercise.p50_s)} (${row.n})`;
      }),
    ]),
  });
}

/** What was done of what was to be done: reach, form, vigilance, follow-up, gates, links. */
export function shareSection(report: AfterActionReport): Section {
  const meanings = Object.entries(SHARES).map(
    ([name, meaning]) =>
      html`<dt>${name}</dt>
        <dd>${meaning}</dd> `,
  );
  const columns = [
    { head: "Measure" },
    { head: "Of" },
    { head: "Played by" },
    { head: "n", isNumber },
    { head: "Held", isNumber },
    { head: "Share", isNumber },
    { head: "Not told by the end", isNumber },
  ] as const;
  return {
    id: "shares",
    title: "What was done",
    content: html`<dl class="terms">${meanings}</dl>
      ${foldedTable(
        {
          caption: "Shares",
          columns,
          rows: report.shares.map((row) => [
            row.measure,
            ofText(row),
            PLAYERS[row.by],
            row.n,
            row.held,
            percentText(row.n === 0 ? null : row.held / row.n),
            row.undecided,
          ]),
        },
        "measures.csv",
      )}
      ${marginTable(report)} ${gateTable(report)} ${linkTable(report)}`,
  };
}

function marginTable({ margins }: AfterActionReport): Markup | string {
  if (margins.length === 0) return "";
  return foldedTable(
    {
      caption: "How long before their end data were secured",
      columns: [
        { head: "Of" },
        { head: "Played by" },
        { head: "n", isNumber },
        { head: "Lost", isNumber },
        { head: "Shortest", isNumber },
        { head: "Median", isNumber },
      ],
      rows: margins.map((row) => [
        ofText(row),
        PLAYERS[row.by],
        row.n,
        row.lost,
        secondsText(row.shortest_s),
        secondsText(row.median_s),
      ]),
    },
    "measures.csv",
  );
}

function gateTable({ gates }: AfterActionReport): Markup | string {
  if (gates.length === 0) return "";
  return dataTable({
    caption: "Lawful gates: what the rules of the protocol say",
    columns: [
      { head: "Rule" },
      { head: "Name" },
      { head: "Verdict" },
      { head: "Judged", isNumber },
      { head: "Violated", isNumber },
      { head: "Because" },
      { head: "Evidence" },
    ],
    rows: gates.map((gate) => [
      gate.rule,
      gate.name,
      gate.verdict,
      gate.checked,
      gate.violations,
      gate.because,
      linesText(gate.lines),
    ]),
  });
}

function linkTable({ links }: AfterActionReport): Markup | string {
  if (links.length === 0) return "";
  return foldedTable(
    {
      caption: "Messages by link, both directions together",
      columns: [
        { head: "Link" },
        { head: "Sent", isNumber },
        { head: "Delivered", isNumber },
        { head: "Lost", isNumber },
        { head: "Tried again", isNumber },
      ],
      rows: links.map(({ link, sent, delivered, lost, retried }) => [
        link.join(" – "),
        sent,
        delivered,
        lost,
        retried,
      ]),
    },
    "aar.json",
  );
}
