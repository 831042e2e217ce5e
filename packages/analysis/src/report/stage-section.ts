import { STAGES } from "../fold/request-table.ts";
import type { RequestTable } from "../fold/request-table.ts";
import { stageSummaries } from "../tables/stage-summary.ts";
import { countedRows } from "../tables/row-filter.ts";
import type { StageSummary, Summary } from "../tables/summary.ts";
import { barsDrawing } from "./bars-drawing.ts";
import type { BarRow } from "./bars-drawing.ts";
import { dataTable } from "./data-table.ts";
import { figure } from "./figure.ts";
import { STAGE_TEXTS } from "./labels.ts";
import { html } from "./markup.ts";
import type { Section } from "./section.ts";
import { countText, listText, percentText, secondsText } from "./value-text.ts";

const URGENCIES = ["emergency", "urgent", "routine"];

/** Where the time from need to answer went. */
export function stageSection(table: RequestTable, summary: Summary): Section {
  const bars = barsDrawing({
    id: "stages",
    title: "Time by stage, from the need to the answer",
    description: `${stageSentence(summary.stages)} The shares of all requests stand in the table that follows.`,
    parts: STAGES.map((stage, i) => ({
      kind: `hue-${i}`,
      mark: String(i + 1),
      name: `${STAGE_TEXTS[stage].name}`,
    })),
    rows: stageRows(table, summary),
    scale: "share",
  });
  return {
    id: "stages",
    title: "Where the time goes",
    ownPage: true,
    content: html`${figure(bars, stageSentence(summary.stages))}
      ${dataTable({
        caption: "Time of all requests by stage",
        columns: [
          { head: "Stage" },
          { head: "What it holds" },
          { head: "Share of all time", isNumber: true },
          { head: "Mean", isNumber: true },
          { head: "Median", isNumber: true },
          { head: "90th percentile", isNumber: true },
        ],
        rows: summary.stages.map(({ stage, mean_s, p50_s, p90_s, share }, i) => [
          `${i + 1} ${STAGE_TEXTS[stage].name}`,
          STAGE_TEXTS[stage].meaning,
          percentText(share),
          secondsText(mean_s),
          secondsText(p50_s),
          secondsText(p90_s),
        ]),
      })}${urgencyTable(table)}
      <p class="note">
        Each millisecond of a request from need to answer belongs to one stage. Requests without an
        answer count until they closed, or to the end of the run.
      </p> `,
  };
}

/** The stages that took most, largest first; those that took nothing are left out. */
export function largestStages(stages: readonly StageSummary[]): StageSummary[] {
  return stages
    .filter(({ share }) => (share ?? 0) > 0)
    .toSorted((one, other) => (other.share ?? 0) - (one.share ?? 0));
}

function stageSentence(stages: readonly StageSummary[]): string {
  const largest = largestStages(stages).slice(0, 3);
  if (largest.length === 0) {
    return "No time was spent on any request.";
  }
  const parts = largest.map(
    ({ stage, share }) => `${STAGE_TEXTS[stage].name.toLowerCase()} (${percentText(share)})`,
  );
  return `Most of the time of all requests together went to ${listText(parts)}.`;
}

function stageRows(table: RequestTable, summary: Summary): BarRow[] {
  const all = barRow("All", countedRows(table).length, summary.stages);
  const rest = URGENCIES.flatMap((urgency) => {
    const rows = rowsOf(table, urgency);
    return rows.length === 0 ? [] : [barRow(urgency, rows.length, stageSummaries(table, rows))];
  });
  return [all, ...rest];
}

function barRow(name: string, n: number, stages: readonly StageSummary[]): BarRow {
  const mean = stages.reduce((sum, { mean_s }) => sum + (mean_s ?? 0), 0);
  return {
    name: `${name} (${countText(n)})`,
    values: stages.map(({ mean_s }) => mean_s ?? 0),
    note: n === 0 ? "no request" : `mean ${secondsText(Math.round(mean))}`,
  };
}

function rowsOf(table: RequestTable, urgency: string): number[] {
  return countedRows(table).filter((row) => table.text.urgency[row] === urgency);
}

function urgencyTable(table: RequestTable): ReturnType<typeof html> {
  const present = URGENCIES.flatMap((urgency) => {
    const rows = rowsOf(table, urgency);
    return rows.length === 0 ? [] : [{ urgency, stages: stageSummaries(table, rows) }];
  });
  return dataTable({
    caption: "Share of time and mean by stage and urgency",
    columns: [
      { head: "Stage" },
      ...present.map(({ urgency }) => ({ head: urgency, isNumber: true as const })),
    ],
    rows: STAGES.map((stage, i) => [
      `${i + 1} ${STAGE_TEXTS[stage].name}`,
      ...present.map(
        ({ stages }) =>
          `${percentText(stages[i]?.share ?? null)} (${secondsText(stages[i]?.mean_s ?? null)})`,
      ),
    ]),
  });
}
