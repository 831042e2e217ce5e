import { coordinate, drawing, html, label, line } from "@contactpoint/analysis/page-parts";
import type { Markup } from "@contactpoint/analysis/page-parts";

/** A point of a curve; places lie in [0, 1], up and to the right. */
export interface Place {
  readonly x: number;
  readonly y: number;
  /** Of the band around it, if there is one. */
  readonly low?: number;
  readonly high?: number;
}

export interface DrawnCurve {
  readonly name: string;
  /** Colour and dashes: 0, 1, 2, … */
  readonly series: number;
  readonly places: readonly Place[];
}

export interface Lines {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly curves: readonly DrawnCurve[];
  readonly across: { readonly ticks: readonly Tick[]; readonly caption: string };
  readonly up: { readonly ticks: readonly Tick[]; readonly caption: string };
  /** A line across the drawing, such as the end of the warm-up. */
  readonly mark?: { readonly x: number; readonly text: string };
}

type Tick = readonly [place: number, text: string];

/** Colours and dashes of curves begin again after this many. */
export const SERIES = 8;

const WIDTH = 980;
const LEFT = 62;
const RIGHT = 252;
const TOP = 26;
const HEIGHT = 300;
const ROOM = WIDTH - LEFT - RIGHT;
const LINE_HEIGHT = 18;
const MOST_NAME = 32;

/** Curves with their bands and their names at their ends; each has its own dashes. */
export function lineDrawing({ curves, across, up, mark, ...rest }: Lines): Markup {
  const labels = namePlaces(curves);
  const bottom = TOP + HEIGHT;
  return drawing({
    ...rest,
    width: WIDTH,
    height: bottom + 46,
    content: [
      label(0, 12, up.caption, "axis"),
      ...up.ticks.map(
        ([y, text]) =>
          html`${line([LEFT, yOf(y)], [LEFT + ROOM, yOf(y)], y === 0 ? "rule" : "grid")}${label(LEFT - 7, yOf(y) + 4, text, "end small")}`,
      ),
      ...across.ticks.map(
        ([x, text]) =>
          html`${line([xOf(x), TOP], [xOf(x), bottom + 5], "grid")}${label(xOf(x), bottom + 20, text, "middle small")}`,
      ),
      label(LEFT + ROOM / 2, bottom + 40, across.caption, "middle axis"),
      ...curves.map(band),
      ...curves.map(
        ({ places, series }) =>
          html`<path d="${pathOf(places)}" class="series series-${series % SERIES}" /> `,
      ),
      ...(mark === undefined ? [] : [markLine(mark.x, mark.text, bottom)]),
      ...curves.map((curve, i) => curveName(curve, labels[i] ?? TOP)),
    ],
  });
}

function band({ places, series }: DrawnCurve): Markup | string {
  const known = places.filter(({ low, high }) => low !== undefined && high !== undefined);
  if (known.length < 2) return "";
  const upper = known.map(({ x, high = 0 }) => ({ x, y: high }));
  const lower = known.map(({ x, low = 0 }) => ({ x, y: low })).toReversed();
  return html`<path d="${pathOf([...upper, ...lower])}Z" class="band band-${series % SERIES}" /> `;
}

function pathOf(places: readonly Place[]): string {
  return places
    .map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${coordinate(xOf(x))} ${coordinate(yOf(y))}`)
    .join("");
}

function markLine(x: number, text: string, bottom: number): Markup {
  return html`${line([xOf(x), TOP], [xOf(x), bottom], "mark-line")}${label(xOf(x) + 5, TOP + 12, text, "small")}`;
}

function curveName({ name, places, series }: DrawnCurve, y: number): Markup {
  const last = places.at(-1) ?? { x: 1, y: 0 };
  const x = LEFT + ROOM;
  const short = name.length > MOST_NAME ? `${name.slice(0, MOST_NAME - 1)}…` : name;
  return html`${line([xOf(last.x) + 2, yOf(last.y)], [x + 14, y - 4], "leader")}${line([x + 16, y - 4], [x + 44, y - 4], `series series-${series % SERIES}`)}${label(x + 50, y, short, "small")}`;
}

// Names stand where their curves end, pushed apart so that none covers another.
function namePlaces(curves: readonly DrawnCurve[]): number[] {
  const wanted = curves
    .map(({ places }, index) => ({ index, y: yOf(places.at(-1)?.y ?? 0) + 4 }))
    .toSorted((one, other) => one.y - other.y || one.index - other.index);
  let above = -Infinity;
  for (const name of wanted) {
    name.y = Math.max(name.y, above + LINE_HEIGHT);
    above = name.y;
  }
  let below = TOP + HEIGHT + 4 + LINE_HEIGHT;
  for (const name of wanted.toReversed()) {
    name.y = Math.min(name.y, below - LINE_HEIGHT);
    below = name.y;
  }
  return wanted.toSorted((one, other) => one.index - other.index).map(({ y }) => y);
}

function xOf(place: number): number {
  return LEFT + place * ROOM;
}

function yOf(place: number): number {
  return TOP + (1 - place) * HEIGHT;
}
