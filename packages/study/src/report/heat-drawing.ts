import { box, drawing, label } from "@contactpoint/analysis/page-parts";
import type { Markup } from "@contactpoint/analysis/page-parts";

/** One cell: a class of the style sheet and its text; `null` where there is nothing. */
export type HeatCell = { readonly kind: string; readonly text: string } | null;

export interface Heat {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly names: readonly string[];
  readonly legend: readonly { readonly kind: string; readonly text: string }[];
  readonly cell: (row: string, column: string) => HeatCell;
}

const WIDTH = 980;
const LEFT = 104;
const TOP = 46;
const CELL = 24;
const LEGEND = 178;

/** A square of cells, requesting side down and requested side across; each cell says its value. */
export function heatDrawing({ names, legend, cell, ...rest }: Heat): Markup {
  const width = Math.min(72, (WIDTH - LEFT - 4) / Math.max(1, names.length));
  const bottom = TOP + names.length * CELL;
  return drawing({
    ...rest,
    width: Math.max(LEFT + names.length * width + 4, LEFT + legend.length * LEGEND),
    height: bottom + 34,
    content: [
      label(LEFT, 14, "Requested side", "axis"),
      label(0, TOP - 8, "Requesting", "axis"),
      ...names.map((name, c) =>
        label(LEFT + (c + 0.5) * width, TOP - 8, short(name), "middle small"),
      ),
      ...names.flatMap((row, r) => [
        label(LEFT - 8, TOP + r * CELL + 16, short(row), "end small"),
        ...names.flatMap((column, c) =>
          heatCell(cell(row, column), [LEFT + c * width, TOP + r * CELL], width),
        ),
      ]),
      ...legend.flatMap(({ kind, text }, i) => [
        box([LEFT + i * LEGEND, bottom + 14], [16, 13], `cell ${kind}`),
        label(LEFT + i * LEGEND + 22, bottom + 25, text, "small"),
      ]),
    ],
  });
}

function heatCell(cell: HeatCell, at: readonly [number, number], width: number): Markup[] {
  const size = [width - 1.5, CELL - 1.5] as const;
  if (cell === null) return [box(at, size, "cell empty")];
  return [
    box(at, size, `cell ${cell.kind}`),
    label(at[0] + width / 2, at[1] + 16, cell.text, `middle small on-${cell.kind}`),
  ];
}

function short(name: string): string {
  const place = (name.split("/").at(-1) ?? name).replaceAll("_", " ").replace(/^UTC(?=.)/u, "");
  const cut = place.replace(/:00$/u, "");
  return cut.length > 13 ? `${cut.slice(0, 12)}…` : cut;
}
