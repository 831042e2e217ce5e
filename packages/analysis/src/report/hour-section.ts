import type { ResolvedState } from "@contactpoint/protocol";
import { MEASURES } from "../fold/request-table.ts";
import type { RequestTable } from "../fold/request-table.ts";
import { groupedRows } from "../tables/groups.ts";
import { latencyByMeasure } from "../tables/latency.ts";
import { countedRows } from "../tables/row-filter.ts";
import type { LatencySummary, Summary } from "../tables/summary.ts";
import { dataTable } from "./data-table.ts";
import { figure } from "./figure.ts";
import { gridDrawing } from "./grid-drawing.ts";
import { MEASURE_TEXTS } from "./labels.ts";
import { localWeekday, WEEKDAYS } from "./local-clock.ts";
import { html } from "./markup.ts";
import type { Section } from "./section.ts";
import { countText, hourText, secondsText, shortSeconds } from "./value-text.ts";

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const ROWS = ["All days", ...WEEKDAYS];

type Cells = ReadonlyMap<string, LatencySummary>;

/** How long the requested side takes to respond, by its own clock at delivery. */
export function hourSection({ table, summary }: HourInput): Section {
  const cells = responseByHour(table);
  const cellOf = (row: number, hour: number): LatencySummary | null =>
    cells.get(`${row === 0 ? "" : row - 1}/${hour}`) ?? null;
  const grid = gridDrawing({
    id: "hours",
    title: "Median response time by the requested State's local hour and weekday",
    description: `${hourSentence(cells)} Each value stands in the table that follows.`,
    across: "Local hour at the requested State when the request arrives",
    down: "Local day",
    columns: HOURS.map((hour) => String(hour).padStart(2, "0")),
    rows: ROWS,
    cell: cellOf,
  });
  const ofDays = dataTable({
    caption:
      "Median response time by local hour and weekday, and how many requests (in brackets); m minutes, h hours, d days",
    columns: [{ head: "Hour" }, ...ROWS.map((head) => ({ head, isNumber: true as const }))],
    rows: HOURS.map((hour) => [
      hourText(hour),
      ...ROWS.map((_, row) => medianOf(cellOf(row, hour))),
    ]),
  });
  return {
    id: "hours",
    title: "When a request arrives",
    ownPage: true,
    content: html`${figure(grid, hourSentence(cells))} ${ofDays}${hourMeasures(summary)}`,
  };
}

interface HourInput {
  readonly table: RequestTable;
  readonly summary: Summary;
}

/** Response times by weekday (0 to 6, or `""` for all) and hour, as `0/17`. */
export function responseByHour(table: RequestTable): Cells {
  const states = new Map<string, ResolvedState>(table.scenario.states.map((s) => [s.id, s]));
  const hours = table.numbers.requested_local_hour;
  const rows = countedRows(table).filter((row) => !Number.isNaN(hours[row] ?? Number.NaN));
  const dayOf = (row: number): string => {
    const state = states.get(table.text.requested_state[row] ?? "");
    const at = table.instants.delivered_at[row] ?? Number.NaN;
    return state === undefined ? "" : String(localWeekday(state, at));
  };
  const groups = [
    ...groupedRows(rows, (row) => `/${hours[row]}`),
    ...groupedRows(rows, (row) => `${dayOf(row)}/${hours[row]}`),
  ];
  return new Map(
    groups.map(([key, members]) => [key, latencyByMeasure(table, members).response_time]),
  );
}

function hourSentence(cells: Cells): string {
  const known = HOURS.flatMap((hour) => {
    const median = cells.get(`/${hour}`)?.p50_s;
    return median === undefined || median === null ? [] : [{ hour, median }];
  }).toSorted((one, other) => one.median - other.median || one.hour - other.hour);
  const [best] = known;
  const worst = known.at(-1);
  if (best === undefined || worst === undefined) {
    return "No hour of the day has a median response time: no request arrived, or fewer than half of them were acknowledged.";
  }
  if (best.hour === worst.hour) {
    return `Requests have a median response time at one hour of the day alone, ${hourText(best.hour)}: ${secondsText(best.median)}.`;
  }
  return `A request that arrives in the hour from ${hourText(worst.hour)}, the responder's time, waits longest (median ${secondsText(worst.median)}); one in the hour from ${hourText(best.hour)} is acknowledged soonest (median ${secondsText(best.median)}).`;
}

function medianOf(cell: LatencySummary | null): string {
  return cell === null || cell.n === 0
    ? ""
    : `${cell.p50_s === null ? "–" : shortSeconds(cell.p50_s)} (${countText(cell.n)})`;
}

function hourMeasures({ by_local_hour }: Summary): ReturnType<typeof html> {
  const groups = by_local_hour
    .filter(({ key }) => key !== "")
    .toSorted((one, other) => Number(one.key) - Number(other.key));
  const undelivered = by_local_hour.find(({ key }) => key === "");
  const table = dataTable({
    caption: "Medians of the four measures by the requested State's local hour at delivery",
    columns: [
      { head: "Hour" },
      { head: "Requests", isNumber: true },
      ...MEASURES.map((measure) => ({
        head: MEASURE_TEXTS[measure].name,
        isNumber: true as const,
      })),
    ],
    rows: groups.map(({ key, n, latency }) => [
      hourText(Number(key)),
      countText(n),
      ...MEASURES.map((measure) => secondsText(latency[measure].p50_s)),
    ]),
  });
  return html`${table}
    <p class="note">
      Hours without a request are left out of the second table. A dash: fewer than half ever got
      there.
      ${
        undelivered === undefined
          ? "Every need led to a request that arrived."
          : `${countText(undelivered.n)} needs led to no request that arrived and have no hour.`
      }
    </p> `;
}
