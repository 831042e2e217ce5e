import { box, coordinate, html, label, line, type Markup } from "@contactpoint/analysis/page-parts";
import { DAY, HOUR, MINUTE, SECOND, type Instant } from "@contactpoint/engine";

import { DIAGRAM_STYLE } from "./diagram-style.ts";
import type { Arrow, Mark, SpaceTime, Span } from "./space-time.ts";
import { timeRows } from "./time-rows.ts";

export interface SpaceTimeText {
  readonly title: string;
  /** What is to be seen, for those who do not see it. */
  readonly description: string;
  /** Times are shown after this. */
  readonly start: Instant;
  /** Lines of the journal that stand out. */
  readonly witness: ReadonlySet<number>;
  /** The step at which something is wrong, and what. */
  readonly broken: { readonly at: Instant; readonly sentence: string } | null;
}

const LEFT = 250;
const LANE_GAP = 250;
const RIGHT = 230;
const HEAD = 108;
/** Of a letter of the title, about. */
const LETTER = 7.6;

/**
 * A self-contained SVG: contact points and providers as life lines, time downwards, messages as
 * arrows, lost ones broken off, faults as bands. The pointer shows what the journal says.
 */
export function spaceTimeSvg(drawn: SpaceTime, text: SpaceTimeText): string {
  const places = placesOf(drawn, text);
  const { width, height } = places;
  const svg = html`<svg
    xmlns="http://www.w3.org/2000/svg"
    role="img"
    aria-labelledby="title desc"
    viewBox="0 0 ${coordinate(width)} ${coordinate(height)}"
    width="${coordinate(width)}"
    height="${coordinate(height)}"
  >
    <title id="title">${text.title}</title>
    <desc id="desc">${text.description}</desc>
    <style>
      ${DIAGRAM_STYLE}
    </style>
    ${box([0, 0], [width, height], "paper")} ${titleLines(text.title, width)}
    ${drawn.spans.map((span) => spanMarkup(span, places))}
    ${drawn.lanes.map(({ id, name }) => laneMarkup(name, places.x(id), height))}
    ${times(places, text.start)}
    ${drawn.arrows.map((arrow, i) => arrowMarkup(arrow, i, drawn, places))}
    ${markGroups(drawn.marks).map((group) => markMarkup(group, places))}
    ${text.broken === null ? "" : brokenMarkup(text.broken.sentence, places)}
  </svg> `;
  return svg.text;
}

interface Places {
  readonly width: number;
  readonly height: number;
  readonly rows: ReadonlyMap<Instant, number>;
  readonly witness: ReadonlySet<number>;
  readonly first: string | undefined;
  x(lane: string): number;
  y(at: Instant): number;
}

function placesOf({ lanes, arrows, marks, spans }: SpaceTime, text: SpaceTimeText): Places {
  const rows = timeRows(
    [
      ...arrows.flatMap(({ left, arrived }) => [left, arrived]),
      ...marks.map(({ at }) => at),
      ...spans.flatMap(({ from, until }) => [from, until]),
      ...(text.broken === null ? [] : [text.broken.at]),
    ],
    HEAD + 24,
  );
  const flying = arrows.filter(({ end }) => end === "flying").length;
  const xs = new Map(lanes.map(({ id }, index) => [id, LEFT + index * LANE_GAP]));
  return {
    width: LEFT + Math.max(1, lanes.length - 1) * LANE_GAP + RIGHT,
    height: Math.max(HEAD, ...rows.values()) + 50 + FLYING_STEP * flying,
    rows,
    witness: text.witness,
    first: lanes[0]?.id,
    x: (lane) => xs.get(lane) ?? LEFT,
    y: (at) => rows.get(at) ?? HEAD,
  };
}

/** The title on as many lines as it takes. */
function titleLines(title: string, width: number): Markup[] {
  const lines: string[] = [""];
  for (const word of title.split(" ")) {
    const longer = `${lines.at(-1) ?? ""} ${word}`.trim();
    if (longer.length * LETTER > width - 32) lines.push(word);
    else lines.splice(-1, 1, longer);
  }
  return lines.map((each, index) => label(16, 24 + 17 * index, each, "strong"));
}

function laneMarkup(name: string, x: number, height: number): Markup {
  return html`${label(x, HEAD - 24, name, "middle strong")}${line([x, HEAD - 12], [x, height - 36], "lane")}`;
}

function times({ rows }: Places, start: Instant): Markup[] {
  return [...rows].map(([at, y]) => label(16, y + 4, timeText(at - start), "small"));
}

/** `1 d 02:03:04`, with milliseconds where there are some. */
function timeText(after: number): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, "0");
  const rest = after % SECOND;
  const clock = `${two((after % DAY) / HOUR)}:${two((after % HOUR) / MINUTE)}:${two((after % MINUTE) / SECOND)}`;
  const days = after >= DAY ? `${Math.floor(after / DAY)} d ` : "";
  return `${days}${clock}${rest === 0 ? "" : `.${String(rest).padStart(3, "0")}`}`;
}

function spanMarkup({ lanes, kind, from, until, name, text }: Span, places: Places): Markup {
  const [top, bottom] = [places.y(from), places.y(until)];
  const height = Math.max(4, bottom - top);
  if (kind === "work") {
    const x = places.x(lanes[0] ?? "");
    return html`<g><title>${text}</title>${box([x - 4, top], [8, height], "work")}</g> `;
  }
  const xs = lanes.map((lane) => places.x(lane));
  const [left, right] = [Math.min(...xs) - 14, Math.max(...xs) + 14];
  return html`<g>
    <title>${text}</title>
    ${box([left, top], [right - left, height], "fault")}${label(right + 4, top + 11, name, "small bad")}
  </g> `;
}

function arrowMarkup(arrow: Arrow, index: number, { arrows }: SpaceTime, places: Places): Markup {
  const [start, target] = [places.x(arrow.from), places.x(arrow.to)];
  const side = target > start ? 1 : -1;
  // Names of messages that leave together would lie upon one another.
  const { length: twins } = arrows
    .slice(0, index)
    .filter(({ from, to, left }) => from === arrow.from && to === arrow.to && left === arrow.left);
  const isFlying = arrow.end === "flying";
  const top = places.y(arrow.left);
  const bottom = isFlying ? top + FLYING_STEP * (twins + 1) : places.y(arrow.arrived);
  const reach = { arrived: 1, lost: 0.6, flying: 0.5 }[arrow.end];
  const end = start + (target - start) * reach - (reach === 1 ? side * 5 : 0);
  const isWitness = arrow.lines.some((each) => places.witness.has(each));
  const along = isFlying ? 1 : (NAME_PLACES[twins % NAME_PLACES.length] ?? 0.5);
  const [x, y] = [start + (end - start) * along, top + (bottom - top) * along - 5];
  return html`<g class="${isWitness ? "witness" : ""}">
    <title>${arrow.text}</title>
    ${line([start + side * 5, top], [end, bottom], `arrow ${arrow.end}`)}
    ${arrow.end === "lost" ? cross(end, bottom) : head(end, bottom, side)}
    ${label(x, y, arrow.name, arrow.end === "lost" ? "middle small bad" : "middle small")}
  </g> `;
}

/** Messages still on their way go down by this, one below the other. */
const FLYING_STEP = 16;

/** Shares of an arrow's way at which its name may stand. */
const NAME_PLACES: readonly number[] = [0.5, 0.75, 0.25];

function head(x: number, y: number, side: number): Markup {
  const back = coordinate(x - side * 8);
  return html`<path
    d="M${coordinate(x)} ${coordinate(y)}L${back} ${coordinate(y - 4)}V${coordinate(y + 4)}Z"
    class="head"
  /> `;
}

function cross(x: number, y: number): Markup {
  return html`${line([x - 5, y - 5], [x + 5, y + 5], "arrow")}${line([x - 5, y + 5], [x + 5, y - 5], "arrow")}`;
}

/** Marks of one lane and instant: one dot with all their names. */
function markGroups(marks: readonly Mark[]): readonly (readonly Mark[])[] {
  const groups = new Map<string, Mark[]>();
  for (const mark of marks) {
    const key = `${mark.lane}@${mark.at}`;
    groups.set(key, [...(groups.get(key) ?? []), mark]);
  }
  return [...groups.values()];
}

function markMarkup(group: readonly Mark[], places: Places): Markup {
  const [mark] = group;
  if (mark === undefined) return html``;
  const [x, y] = [places.x(mark.lane), places.y(mark.at)];
  const isFirst = mark.lane === places.first;
  const isWitness = group.some(({ lines }) => lines.some((each) => places.witness.has(each)));
  const names = [...new Set(group.map(({ name }) => name))].join(", ");
  return html`<g class="${isWitness ? "witness" : ""}">
    <title>${group.map(({ text }) => text).join("\n")}</title>
    <circle cx="${coordinate(x)}" cy="${coordinate(y)}" r="4" class="mark" />
    ${label(x + (isFirst ? -9 : 9), y + 12, names, isFirst ? "end small" : "small")}
  </g> `;
}

function brokenMarkup(sentence: string, { height, width }: Places): Markup {
  const y = height - 34;
  return html`<g>
    <title>${sentence}</title>
    ${line([8, y], [width - 8, y], "broken")}${label(16, y + 20, sentence, "bad strong")}
  </g> `;
}
