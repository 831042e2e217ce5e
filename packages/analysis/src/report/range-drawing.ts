import { SECOND } from "@contactpoint/engine";
import { box, drawing, label, line } from "./figure.ts";
import type { LogAxis } from "./log-axis.ts";
import { html } from "./markup.ts";
import type { Markup } from "./markup.ts";
import { coordinate } from "./value-text.ts";

/** From the median to the 90th percentile, in seconds; `null` is beyond the end of the axis. */
export interface RangeRow {
  readonly name: string;
  readonly p50_s: number | null;
  readonly p90_s: number | null;
  readonly note: string;
}

export interface Ranges {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly rows: readonly RangeRow[];
  readonly axis: LogAxis;
}

const WIDTH = 980;
const LEFT = 206;
const RIGHT = 190;
const ROW = 24;
const TOP = 30;
const MOST_NAME = 30;
// Past the axis: room for what was never reached.
const BEYOND = 28;

/** A disc at each median, a stroke at each 90th percentile, an arrow where it was never reached. */
export function rangeDrawing({ rows, axis, ...rest }: Ranges): Markup {
  const bottom = TOP + rows.length * ROW;
  return drawing({
    ...rest,
    width: WIDTH,
    height: bottom + 28,
    content: [
      ...axis.ticks.map(([at, name]) => {
        const x = xOf(axis.place(at));
        return html`${line([x, TOP - 6], [x, bottom], "grid")}${label(x, TOP - 12, name, "middle small")}`;
      }),
      ...rows.map((row, r) => rangeRow(row, axis, TOP + (r + 0.5) * ROW)),
      html`<circle cx="${LEFT + 6}" cy="${bottom + 16}" r="5" class="median" />`,
      label(LEFT + 16, bottom + 20, "median", "small"),
      box([LEFT + 80, bottom + 9], [3, 14], "upper"),
      label(LEFT + 90, bottom + 20, "90th percentile", "small"),
      arrowRight(LEFT + 206, bottom + 16),
      label(LEFT + 218, bottom + 20, "never reached in this run", "small"),
    ],
  });
}

function rangeRow(row: RangeRow, axis: LogAxis, y: number): Markup {
  const end = WIDTH - RIGHT + BEYOND;
  const place = (seconds: number | null): number =>
    seconds === null ? end : xOf(axis.place(seconds * SECOND));
  const [median, upper] = [place(row.p50_s), place(row.p90_s)];
  const name = row.name.length > MOST_NAME ? `${row.name.slice(0, MOST_NAME - 1)}…` : row.name;
  const disc =
    row.p50_s === null
      ? ""
      : html`<circle cx="${coordinate(median)}" cy="${coordinate(y)}" r="5" class="median" /> `;
  const mark =
    row.p90_s === null ? arrowRight(end, y) : box([upper - 1.5, y - 7], [3, 14], "upper");
  return html`${label(LEFT - 12, y + 4, name, "end")}${line([median, y], [upper, y], "range")}${mark}${disc}${label(end + 16, y + 4, row.note, "small")}`;
}

function arrowRight(x: number, y: number): Markup {
  return html`<path
    d="M${coordinate(x)} ${coordinate(y - 6)}L${coordinate(x + 9)} ${coordinate(y)}L${coordinate(x)} ${coordinate(y + 6)}Z"
    class="upper"
  /> `;
}

function xOf(place: number): number {
  return LEFT + place * (WIDTH - LEFT - RIGHT);
}
