import { coordinate, drawing, html, label, line } from "@contactpoint/analysis/page-parts";
import type { Markup } from "@contactpoint/analysis/page-parts";
import type { Interval } from "../comparison/comparison.ts";
import { linearAxis } from "./linear-axis.ts";
import type { LinearAxis } from "./linear-axis.ts";

export interface WhiskerRow {
  readonly name: string;
  /** `null`: not defined. */
  readonly interval: Interval | null;
  /** Stands to the right. */
  readonly note: string;
  /** Draws a bar from zero to the estimate, with this class. */
  readonly bar?: string;
}

export interface Whiskers {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly rows: readonly WhiskerRow[];
  /** Values are drawn multiplied by this. */
  readonly factor: number;
  /** Stands under the axis: what is measured, its unit and which side is better. */
  readonly axis: string;
}

const WIDTH = 980;
const LEFT = 238;
const RIGHT = 236;
const ROW = 28;
const TOP = 26;
const MOST_NAME = 34;
const ROOM = WIDTH - LEFT - RIGHT;

/** A dot at each estimate and a line along its interval, on one axis that shows zero. */
export function whiskerDrawing({ rows, factor, axis: caption, ...rest }: Whiskers): Markup {
  const values = rows.flatMap(({ interval }) =>
    interval === null ? [] : [interval.low, interval.estimate, interval.high],
  );
  const axis = linearAxis([0, ...values.map((value) => value * factor)]);
  const bottom = TOP + rows.length * ROW;
  return drawing({
    ...rest,
    width: WIDTH,
    height: bottom + 26,
    content: [
      ...axis.ticks.map(([value, text]) => tick(xOf(axis, value), text, bottom, value === 0)),
      ...rows.map((row, r) => whiskerRow(row, axis, factor, TOP + (r + 0.5) * ROW)),
      label(LEFT + ROOM / 2, bottom + 19, caption, "middle axis"),
    ],
  });
}

function tick(x: number, text: string, bottom: number, isZero: boolean): Markup {
  return html`${line([x, TOP - 6], [x, bottom], isZero ? "zero" : "grid")}${label(x, TOP - 11, text, "middle small")}`;
}

function whiskerRow(row: WhiskerRow, axis: LinearAxis, factor: number, y: number): Markup {
  const name = row.name.length > MOST_NAME ? `${row.name.slice(0, MOST_NAME - 1)}…` : row.name;
  const texts = html`${label(LEFT - 12, y + 4, name, "end")}${label(WIDTH - RIGHT + 14, y + 4, row.note, "small")}`;
  if (row.interval === null) return texts;
  const { low, estimate, high } = row.interval;
  const [from, dot, until] = [low, estimate, high].map((value) => xOf(axis, value * factor));
  const [left = 0, at = 0, right = 0] = [from, dot, until];
  const zero = xOf(axis, 0);
  const bar =
    row.bar === undefined
      ? ""
      : html`<rect
          x="${coordinate(Math.min(zero, at))}"
          y="${coordinate(y - 8)}"
          width="${coordinate(Math.abs(at - zero))}"
          height="16"
          class="${row.bar}"
        /> `;
  return html`${texts}${bar}${line([left, y], [right, y], "whisker")}${line([left, y - 5], [left, y + 5], "whisker")}${line([right, y - 5], [right, y + 5], "whisker")}<circle
      cx="${coordinate(at)}"
      cy="${coordinate(y)}"
      r="4.5"
      class="dot"
    /> `;
}

function xOf(axis: LinearAxis, value: number): number {
  return LEFT + axis.place(value) * ROOM;
}
