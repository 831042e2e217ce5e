import type { Duration } from "@contactpoint/engine";
import type { CumulativeIncidence } from "../tables/competing-risks.ts";
import { drawing, label, line } from "./figure.ts";
import type { LogAxis } from "./log-axis.ts";
import { html } from "./markup.ts";
import type { Markup } from "./markup.ts";
import { coordinate, percentText } from "./value-text.ts";

export interface Curve {
  readonly name: string;
  readonly incidence: CumulativeIncidence;
  /** Last instant at which anything was seen. */
  readonly until: Duration;
}

export interface Incidences {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly curves: readonly Curve[];
  readonly axis: LogAxis;
}

const WIDTH = 980;
const LEFT = 52;
const RIGHT = 232;
const TOP = 12;
const HEIGHT = 320;
const LINE_HEIGHT = 18;
const SAMPLES = 240;

/** Cumulative incidence on a logarithmic axis of time; each curve has its own dashes and its name. */
export function incidenceDrawing({ curves, axis, ...rest }: Incidences): Markup {
  const labels = placedLabels(curves);
  return drawing({
    ...rest,
    width: WIDTH,
    height: TOP + HEIGHT + 44,
    content: [
      ...[0, 0.25, 0.5, 0.75, 1].map((share) => shareLine(share)),
      ...axis.ticks.map(([at, name]) => tick(xOf(axis.place(at)), name)),
      label(LEFT, TOP + HEIGHT + 40, "Time since its start (logarithmic)", "axis"),
      ...curves.map(
        (curve, i) => html`<path d="${curvePath(curve, axis)}" class="curve curve-${i}" /> `,
      ),
      ...curves.map(({ name, incidence }, i) => {
        const y = labels[i] ?? TOP;
        const end = yOf(incidence.final() ?? 0);
        const x = WIDTH - RIGHT;
        return html`${line([x + 2, end], [x + 14, y - 4], "leader")}${line([x + 16, y - 4], [x + 44, y - 4], `curve curve-${i}`)}${label(x + 50, y, `${name} ${percentText(incidence.final())}`, "small")}`;
      }),
    ],
  });
}

function shareLine(share: number): Markup {
  const y = yOf(share);
  return html`${line([LEFT, y], [WIDTH - RIGHT, y], share === 0 ? "rule" : "grid")}${label(LEFT - 6, y + 4, percentText(share), "end small")}`;
}

function tick(x: number, name: string): Markup {
  return html`${line([x, TOP], [x, TOP + HEIGHT + 5], "grid")}${label(x, TOP + HEIGHT + 20, name, "middle small")}`;
}

function xOf(place: number): number {
  return LEFT + place * (WIDTH - LEFT - RIGHT);
}

function yOf(share: number): number {
  return TOP + (1 - share) * HEIGHT;
}

// Steps: across at the old share, then up where the share has grown, as far as anything is known.
function curvePath({ incidence, until }: Curve, axis: LogAxis): string {
  const last = Math.min(until, incidence.knownUntil);
  const end = axis.place(last);
  let share = incidence.at(Math.min(axis.from, last)) ?? 0;
  let path = `M${coordinate(xOf(0))} ${coordinate(yOf(share))}`;
  for (let i = 1; i <= SAMPLES; i += 1) {
    const place = (i / SAMPLES) * end;
    const next = incidence.at(Math.min(axis.at(place), last)) ?? 0;
    if (next !== share || i === SAMPLES) {
      path += `H${coordinate(xOf(place))}V${coordinate(yOf(next))}`;
      share = next;
    }
  }
  return path;
}

// Names stand where their curves end, pushed apart so that none covers another.
function placedLabels(curves: readonly Curve[]): number[] {
  const wanted = curves
    .map(({ incidence }, index) => ({ index, y: yOf(incidence.final() ?? 0) + 4 }))
    .toSorted((one, other) => one.y - other.y || one.index - other.index);
  const lowest = TOP + HEIGHT + 4;
  let above = -Infinity;
  const downward = wanted.map(({ index, y }) => {
    above = Math.max(y, above + LINE_HEIGHT);
    return { index, y: above };
  });
  let below = lowest + LINE_HEIGHT;
  for (const placed of downward.toReversed()) {
    placed.y = Math.min(placed.y, below - LINE_HEIGHT);
    below = placed.y;
  }
  return downward.toSorted((one, other) => one.index - other.index).map(({ y }) => y);
}
