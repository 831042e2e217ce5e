import { coordinate, drawing, figure, html, label, line } from "@contactpoint/analysis/page-parts";
import type { Markup, Section } from "@contactpoint/analysis/page-parts";
import type { Comparison } from "../comparison/comparison.ts";
import { scaleOf } from "../comparison/quantity-text.ts";
import { frontSentence, frontTable, whyNoFront } from "./front-words.ts";
import { linearAxis } from "./linear-axis.ts";
import type { LinearAxis } from "./linear-axis.ts";
import type { ReportNames } from "./report-names.ts";
import type { StudyReportInput } from "./study-report-input.ts";

type PointOfFront = Comparison["pareto"][number];

const WIDTH = 980;
const LEFT = 62;
const RIGHT = 300;
const TOP = 28;
const HEIGHT = 300;
const ROOM = WIDTH - LEFT - RIGHT;
const RADIUS = 11;

/** What each network gives against the officers it takes. */
export function paretoSection(
  { comparison: { pareto } }: StudyReportInput,
  names: ReportNames,
): Section {
  const sentence = pareto.length === 0 ? whyNoFront(names) : frontSentence(pareto, names);
  return {
    id: "pareto",
    title: "What it gives for its officers",
    ownPage: true,
    content:
      pareto.length === 0
        ? html`<p>${sentence}</p>`
        : html`${figure(frontDrawing(pareto, sentence, names), sentence)}
          ${frontTable(pareto, names)}`,
  };
}

function frontDrawing(
  pareto: readonly PointOfFront[],
  sentence: string,
  names: ReportNames,
): Markup {
  const [first] = pareto;
  const metric = names.metric(first?.metric ?? "");
  const scale = scaleOf(metric?.unit ?? "number", Math.max(...pareto.map(({ value }) => value)));
  const across = linearAxis(padded(pareto.map(({ officers }) => officers)));
  const up = linearAxis(padded(pareto.map(({ value }) => value * scale.factor)));
  const at = ({ officers, value }: PointOfFront): [number, number] => [
    LEFT + across.place(officers) * ROOM,
    TOP + (1 - up.place(value * scale.factor)) * HEIGHT,
  ];
  const front = pareto
    .filter(({ efficient }) => efficient)
    .toSorted((one, other) => one.officers - other.officers)
    .map(at);
  const unit = scale.unit === "" ? "" : `, ${scale.unit}`;
  return drawing({
    id: "pareto",
    title: "Service against staffing",
    description: `${sentence} The values stand in the table that follows.`,
    width: WIDTH,
    height: Math.max(TOP + HEIGHT + 46, TOP + pareto.length * 26 + 20),
    content: [
      ...grid(across, up),
      label(
        0,
        12,
        `${metric?.title["en"] ?? ""}${unit} (${metric?.better === "lower" ? "down" : "up"} is better)`,
        "axis",
      ),
      label(
        LEFT + ROOM / 2,
        TOP + HEIGHT + 40,
        "Full-time officers (to the left is cheaper)",
        "middle axis",
      ),
      html`<path d="${pathOf(front)}" class="front" /> `,
      ...placeMarks(pareto, at),
      ...pareto.map((place, i) => legendEntry(names.title(place.point), i, place.efficient)),
    ],
  });
}

function grid(across: LinearAxis, up: LinearAxis): Markup[] {
  return [
    ...across.ticks.map(([value, text]) => {
      const x = LEFT + across.place(value) * ROOM;
      return html`${line([x, TOP], [x, TOP + HEIGHT], "grid")}${label(x, TOP + HEIGHT + 18, text, "middle small")}`;
    }),
    ...up.ticks.map(([value, text]) => {
      const y = TOP + (1 - up.place(value)) * HEIGHT;
      return html`${line([LEFT, y], [LEFT + ROOM, y], "grid")}${label(LEFT - 7, y + 4, text, "end small")}`;
    }),
  ];
}

/** Each number where its point lies; beside it, with a line to it, where another stands there already. */
function placeMarks(
  pareto: readonly PointOfFront[],
  at: (place: PointOfFront) => readonly [number, number],
): Markup[] {
  const taken: (readonly [number, number])[] = [];
  const marks = pareto.map((place, i) => {
    const [x, y] = at(place);
    let beside = x;
    while (taken.some(([a, b]) => Math.hypot(a - beside, b - y) < 2 * RADIUS + 2)) {
      beside += 2 * RADIUS + 4;
    }
    taken.push([beside, y]);
    return {
      leader: line([x, y], [beside, y], "rule"),
      mark: placeMark([beside, y], i, place.efficient),
    };
  });
  return [...marks.map(({ leader }) => leader), ...marks.map(({ mark }) => mark)];
}

function placeMark([x, y]: readonly [number, number], index: number, efficient: boolean): Markup {
  return html`<circle
      cx="${coordinate(x)}"
      cy="${coordinate(y)}"
      r="${RADIUS}"
      class="${efficient ? "efficient" : "place"}"
    />${label(x, y + 4, String(index + 1), efficient ? "middle mark on-efficient" : "middle mark")}`;
}

function legendEntry(name: string, index: number, efficient: boolean): Markup {
  const [x, y] = [WIDTH - RIGHT + 34, TOP + 12 + index * 26];
  const short = name.length > 36 ? `${name.slice(0, 35)}…` : name;
  return html`${placeMark([x, y], index, efficient)}${label(x + 18, y + 4, short, "small")}`;
}

/** With room for the marks at both ends. */
function padded(values: readonly number[]): number[] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const room = (most - least || Math.abs(most) || 1) * 0.06;
  return [least - room, most + room];
}

function pathOf(places: readonly (readonly [number, number])[]): string {
  return places
    .map(([x, y], i) => `${i === 0 ? "M" : "L"}${coordinate(x)} ${coordinate(y)}`)
    .join("");
}
