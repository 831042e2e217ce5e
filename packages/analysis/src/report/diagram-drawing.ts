import { ln, MINUTE } from "@contactpoint/engine";
import type { Instant } from "@contactpoint/engine";
import type { Lane } from "./diagram-lanes.ts";
import type { Arrow, Bar, Marks } from "./diagram-marks.ts";
import { box, drawing, label, line } from "./figure.ts";
import { localClockText } from "./local-clock.ts";
import { labelWidth, LabelPlaces } from "./label-places.ts";
import { html, NO_MARKUP } from "./markup.ts";
import type { Markup } from "./markup.ts";
import { coordinate } from "./value-text.ts";

const WIDTH = 980;
const FIRST_LANE = 236;
const TIME_WIDTH = 74;
const RIGHT = 210;
const HEAD = 64;
const WIDEST_GAP = 300;
const LEAST_STEP = 17;
const MOST_STEP = 64;
const STEP_PER_LOG = 6;
const BAR_WIDTH = 9;
const MOST_NAME = 24;

export interface RequestDrawing {
  readonly title: string;
  readonly description: string;
  readonly lanes: readonly Lane[];
  readonly marks: Marks;
}

/** Where everything stands: `x` of lanes, `y` of instants. */
interface Places {
  readonly instants: readonly Instant[];
  readonly width: number;
  readonly height: number;
  x(lane: string): number;
  y(at: Instant): number;
}

/** One request in space and time: States as life lines, messages as arrows, tasks as bars. */
export function requestDrawing({ title, description, lanes, marks }: RequestDrawing): Markup {
  const places = placesOf(lanes, marks);
  const names = new LabelPlaces();
  return drawing({
    id: "request",
    title,
    description,
    width: places.width,
    height: places.height,
    content: [
      ...lanes.map((lane) => laneMarkup(lane, places)),
      ...clocks(lanes, places),
      ...marks.bars
        .toSorted((one, other) => Number(other.kind === "waits") - Number(one.kind === "waits"))
        .map((bar) => barMarkup(bar, places)),
      ...marks.bars.map((bar) => barName(bar, lanes[0]?.key === bar.lane, places, names)),
      ...marks.arrows.map((arrow) => arrowMarkup(arrow, places, names)),
    ],
  });
}

function placesOf(lanes: readonly Lane[], { arrows, bars }: Marks): Places {
  const times = [
    ...arrows.flatMap(({ left, arrived }) => [left, arrived]),
    ...bars.flatMap(({ from, until }) => [from, until]),
  ];
  const instants = [...new Set(times)].toSorted((one, other) => one - other);
  const heights = new Map<Instant, number>();
  let y = HEAD + 16;
  instants.forEach((at, i) => {
    const gap = i === 0 ? 0 : at - (instants[i - 1] ?? at);
    y += i === 0 ? 0 : Math.min(MOST_STEP, LEAST_STEP + STEP_PER_LOG * ln(1 + gap / MINUTE));
    heights.set(at, y);
  });
  const steps = Math.max(1, lanes.length - 1);
  const gap = Math.min(WIDEST_GAP, Math.max(150, (WIDTH - FIRST_LANE - RIGHT) / steps));
  const xs = new Map(lanes.map(({ key }, i) => [key, FIRST_LANE + i * gap]));
  return {
    instants,
    width: FIRST_LANE + (lanes.length - 1) * gap + RIGHT,
    height: y + 24,
    x: (lane) => xs.get(lane) ?? FIRST_LANE,
    y: (at) => heights.get(at) ?? HEAD,
  };
}

function laneMarkup({ key, role, name }: Lane, places: Places): Markup {
  const x = places.x(key);
  return html`${label(x, 16, role, "middle strong")}${label(x, 32, shortened(name), "middle small")}${line([x, HEAD - 14], [x, places.height - 8], "lane")}`;
}

// The requesting side's clock at the left, the first requested side's at the right.
function clocks(lanes: readonly Lane[], places: Places): Markup[] {
  const states = lanes.flatMap(({ state }) => (state === undefined ? [] : [state]));
  const [requesting] = states;
  const requested = lanes.find(({ role }) => role.startsWith("Requested"))?.state ?? states.at(-1);
  if (requesting === undefined || requested === undefined) {
    return [];
  }
  const right = places.width - TIME_WIDTH;
  const shown = { left: "", right: "" };
  const heads = [label(0, 48, "Local time", "small"), label(right, 48, "Local time", "small")];
  return heads.concat(
    places.instants.flatMap((at) => {
      const y = places.y(at) + 4;
      const [left, other] = [localClockText(requesting, at), localClockText(requested, at)];
      const texts = [
        ...(left === shown.left ? [] : [label(0, y, left, "small")]),
        ...(other === shown.right ? [] : [label(right, y, other, "small")]),
      ];
      shown.left = left;
      shown.right = other;
      return texts;
    }),
  );
}

function barMarkup({ lane, kind, from, until }: Bar, places: Places): Markup {
  const x = places.x(lane);
  const [top, bottom] = [places.y(from), places.y(until)];
  const width = kind === "waits" ? BAR_WIDTH - 4 : BAR_WIDTH;
  return box([x - width / 2, top], [width, Math.max(3, bottom - top)], `bar ${kind}`);
}

function barName(bar: Bar, isFirst: boolean, places: Places, names: LabelPlaces): Markup {
  if (bar.name === "") {
    return NO_MARKUP;
  }
  const name = bar.kind === "authority" ? `${bar.name} (authority)` : bar.name;
  const middle = (places.y(bar.from) + places.y(bar.until)) / 2 + 4;
  const x = places.x(bar.lane);
  const left = isFirst ? x - BAR_WIDTH - labelWidth(name) : x + BAR_WIDTH;
  const at = names.place(name, [
    { x: left, y: middle },
    { x: left, y: middle + 11 },
    { x: left, y: middle - 11 },
  ]);
  return label(isFirst ? x - BAR_WIDTH : left, at.y, name, isFirst ? "end small" : "small");
}

function arrowMarkup(arrow: Arrow, places: Places, names: LabelPlaces): Markup {
  const [start, target] = [places.x(arrow.from), places.x(arrow.to)];
  const side = target > start ? 1 : -1;
  const from = [start + side * 6, places.y(arrow.left)] as const;
  const reach = arrow.isLost ? (start + target) / 2 : target - side * 6;
  const to = [reach, places.y(arrow.arrived)] as const;
  const head = arrow.isLost ? cross(to) : arrowHead(to, side);
  const isOrder = arrow.to.startsWith("provider:") || arrow.from.startsWith("provider:");
  return html`${line(from, to, arrow.isLost ? "arrow lost" : "arrow")}${head}${
    arrow.name === ""
      ? ""
      : isOrder
        ? orderName(arrow.name, [Math.max(from[0], to[0]), from[1]], names)
        : arrowName(arrow.name, { from, to }, names)
  }`;
}

// An order's name stands at the provider, because tasks are named at the State's line.
function orderName(name: string, end: readonly [number, number], names: LabelPlaces): Markup {
  const [x, y] = [end[0] - 10, end[1] - 4];
  names.place(name, [{ x: x - labelWidth(name), y }]);
  return label(x, y, name, "end small");
}

function arrowName(
  name: string,
  {
    from,
    to,
  }: { readonly from: readonly [number, number]; readonly to: readonly [number, number] },
  names: LabelPlaces,
): Markup {
  const along = (share: number): { x: number; y: number } => ({
    x: from[0] + (to[0] - from[0]) * share - labelWidth(name) / 2,
    y: from[1] + (to[1] - from[1]) * share - 7,
  });
  const at = names.place(name, [along(0.5), along(0.7), along(0.3), along(0.8), along(0.2)]);
  return label(at.x + labelWidth(name) / 2, at.y, name, "middle small");
}

function arrowHead([x, y]: readonly [number, number], side: number): Markup {
  const back = coordinate(x - side * 8);
  return html`<path
    d="M${coordinate(x)} ${coordinate(y)}L${back} ${coordinate(y - 4)}V${coordinate(y + 4)}Z"
    class="head"
  /> `;
}

function cross([x, y]: readonly [number, number]): Markup {
  return html`${line([x - 5, y - 5], [x + 5, y + 5], "arrow")}${line([x - 5, y + 5], [x + 5, y - 5], "arrow")}`;
}

function shortened(name: string): string {
  return name.length > MOST_NAME ? `${name.slice(0, MOST_NAME - 1)}…` : name;
}
