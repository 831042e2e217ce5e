import { FEW, shadeLegend, shadeOf } from "./duration-class.ts";
import type { Cell } from "./duration-class.ts";
import { box, drawing, label } from "./figure.ts";
import { html } from "./markup.ts";
import type { Markup } from "./markup.ts";
import { coordinate, shortSeconds } from "./value-text.ts";

export interface Grid {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** What the columns and the rows are. */
  readonly across: string;
  readonly down: string;
  readonly columns: readonly string[];
  readonly rows: readonly string[];
  /** `null` where there is no request. */
  cell(row: number, column: number): Cell;
}

const LEFT = 96;
const TOP = 46;
const CELL_HEIGHT = 26;
const LEGEND_WIDTH = 930;
const WIDTH = 980;

/** Medians as shades with their value written in each cell, so that no shade must be read. */
export function gridDrawing(grid: Grid): Markup {
  const { rows, columns } = grid;
  const width = Math.min(64, (WIDTH - LEFT - 4) / Math.max(1, columns.length));
  const bottom = TOP + rows.length * CELL_HEIGHT;
  const content = [
    label(LEFT, 14, grid.across, "axis"),
    label(0, TOP - 8, grid.down, "axis"),
    ...columns.map((name, c) => label(LEFT + (c + 0.5) * width, TOP - 8, name, "middle small")),
    ...rows.flatMap((name, r) => {
      const y = TOP + r * CELL_HEIGHT;
      return [
        label(LEFT - 8, y + 17, name, "end"),
        ...columns.map((_, c) => gridCell(grid.cell(r, c), [LEFT + c * width, y], width)),
      ];
    }),
    ...shadeLegend(LEFT, bottom + 30),
    html`<circle cx="${coordinate(LEFT + 5)}" cy="${coordinate(bottom + 46)}" r="2" class="few" />`,
    label(LEFT + 19, bottom + 50, `fewer than ${FEW} requests; an empty cell had none`, "small"),
  ];
  return drawing({
    ...grid,
    width: Math.max(LEFT + columns.length * width + 4, LEFT + LEGEND_WIDTH - 80),
    height: bottom + 58,
    content,
  });
}

function gridCell(cell: Cell, at: readonly [number, number], width: number): Markup {
  const size = [width - 1.5, CELL_HEIGHT - 1.5] as const;
  if (cell === null || cell.n === 0) {
    return box(at, size, "cell empty");
  }
  const shade = shadeOf(cell.p50_s);
  const text = cell.p50_s === null ? "–" : shortSeconds(cell.p50_s);
  const [x, y] = at;
  const few =
    cell.n < FEW
      ? html`<circle
          cx="${coordinate(x + 5)}"
          cy="${coordinate(y + 5)}"
          r="2"
          class="few on-${shade}"
        />`
      : "";
  return html`${box(at, size, `cell ${shade}`)}${label(x + width / 2, y + 17, text, `middle small on-${shade}`)}${few}`;
}
