import { box, drawing, label } from "./figure.ts";
import { html } from "./markup.ts";
import type { Markup } from "./markup.ts";

/** One part of a bar. `kind` is a class of the style sheet; `mark` stands in the bar and the legend. */
export interface BarPart {
  readonly kind: string;
  readonly mark: string;
  readonly name: string;
}

export interface BarRow {
  readonly name: string;
  /** One value a part, not negative. */
  readonly values: readonly number[];
  /** Stands to the right of the bar. */
  readonly note: string;
}

export interface Bars {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly parts: readonly BarPart[];
  readonly rows: readonly BarRow[];
  /** `share`: every bar is as long as its row's sum, so they compare parts; `value`: one scale for all. */
  readonly scale: "share" | "value";
}

const WIDTH = 980;
const LEFT = 176;
const RIGHT = 170;
const ROW = 32;
const BAR = 22;
const LEGEND_ROW = 20;
const LEGEND_COLUMNS = 3;
const MOST_NAME = 27;
const MARK_WIDTH = 9;

/** Stacked horizontal bars. Each part carries its mark, so that none must be told by its colour. */
export function barsDrawing(bars: Bars): Markup {
  const { parts, rows } = bars;
  const top = Math.ceil(parts.length / LEGEND_COLUMNS) * LEGEND_ROW + 14;
  const longest = Math.max(0, ...rows.map(({ values }) => sum(values)));
  return drawing({
    ...bars,
    width: WIDTH,
    height: top + rows.length * ROW + 4,
    content: [
      ...parts.map(legendEntry),
      ...rows.map((row, r) => {
        const whole = bars.scale === "share" ? sum(row.values) : longest;
        return barRow(row, parts, top + r * ROW, whole);
      }),
    ],
  });
}

function legendEntry(part: BarPart, index: number): Markup {
  const x = (index % LEGEND_COLUMNS) * (WIDTH / LEGEND_COLUMNS);
  const y = Math.floor(index / LEGEND_COLUMNS) * LEGEND_ROW;
  return html`${box([x, y], [20, 15], `part ${part.kind}`)}${label(x + 10, y + 11.5, part.mark, `middle mark on-${part.kind}`)}${label(x + 27, y + 12, part.name, "small")}`;
}

function barRow(row: BarRow, parts: readonly BarPart[], y: number, whole: number): Markup {
  const room = WIDTH - LEFT - RIGHT;
  const name = row.name.length > MOST_NAME ? `${row.name.slice(0, MOST_NAME - 1)}…` : row.name;
  let x = LEFT;
  const pieces = parts.map((part, i) => {
    const width = whole === 0 ? 0 : ((row.values[i] ?? 0) / whole) * room;
    const at = x;
    x += width;
    return width < 0.05 ? "" : barPiece(part, [at, y], width);
  });
  return html`${label(LEFT - 10, y + 16, name, "end")}${box([LEFT, y], [room, BAR], "track")}${pieces}${label(WIDTH - RIGHT + 10, y + 16, row.note, "small")}`;
}

function barPiece(part: BarPart, at: readonly [number, number], width: number): Markup {
  const fits = width > part.mark.length * MARK_WIDTH + 4;
  const mark = fits
    ? label(at[0] + width / 2, at[1] + 15.5, part.mark, `middle mark on-${part.kind}`)
    : "";
  return html`${box(at, [width, BAR], `part ${part.kind}`)}${mark}`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
