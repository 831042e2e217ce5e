import { named, t } from "../language/language.ts";
import { Drawing } from "./drawing.tsx";
import { DutyLegend, DutyMark } from "./duty-mark.tsx";
import type { Picture } from "./picture.ts";
import { clockText } from "./time-text.ts";

const WIDTH = 960;
const DAY = 86_400_000;
/** Share of the width that a dot and its label take. */
const LABEL = 0.085;
/** Arcs beyond these would hide one another; the table has them all. */
const ARCS_MOST = 60;
/** Beyond so many contact points rows stand closer. */
const MANY = 40;

/** Contact points as dots on their own local time of day, and what is under way between them as arcs. */
export function DayStrip({ picture: { now, states, links } }: { picture: Picture }) {
  const row = states.length > MANY ? 19 : 28;
  const points = states
    .map((state) => ({ ...state, share: ((((now + state.offset) % DAY) + DAY) % DAY) / DAY }))
    .toSorted((a, b) => a.share - b.share);
  const rows = rowsOf(points.map(({ share }) => share));
  const height = 56 + row * (Math.max(0, ...rows) + 1);
  const places = new Map(
    points.map(({ id, share }, index) => [
      id,
      { x: across(share), y: 50 + row * (rows[index] ?? 0) },
    ]),
  );
  const arcs = links
    .filter(({ open }) => open > 0)
    .toSorted((a, b) => b.open - a.open)
    .slice(0, ARCS_MOST);
  return (
    <>
      <Drawing label={t("wall.title")} box={`0 0 ${WIDTH} ${height}`} shape="strip">
        <rect class="night" x="0" y="20" width={WIDTH} height={height - 24} />
        <rect
          class="day"
          x={across(0.25)}
          y="20"
          width={across(0.75) - across(0.25)}
          height={height - 24}
        />
        {[0, 3, 6, 9, 12, 15, 18, 21].map((hour) => (
          <g key={hour}>
            <line
              class="hour"
              x1={across(hour / 24)}
              x2={across(hour / 24)}
              y1="18"
              y2={height - 4}
            />
            <text class="hour-text" x={across(hour / 24) + 3} y="13">
              {String(hour).padStart(2, "0")}
            </text>
          </g>
        ))}
        {arcs.map(({ from, to, open }) => (
          <path
            key={`${from}/${to}`}
            class="arc"
            d={arcOf(places.get(from), places.get(to))}
            stroke-width={1 + Math.min(3, Math.log2(open))}
          >
            <title>{`${from} → ${to}: ${t("wall.open")} ${open}`}</title>
          </path>
        ))}
        {points.map((point) => (
          <g
            key={point.id}
            transform={`translate(${places.get(point.id)?.x ?? 0} ${places.get(point.id)?.y ?? 0})`}
          >
            <DutyMark duty={point.duty} />
            <text x="10" y="5">
              {point.id}
            </text>
            <title>{`${point.name}: ${clockText(now, point.offset)}, ${named("duty", point.duty)}`}</title>
          </g>
        ))}
      </Drawing>
      <DutyLegend />
    </>
  );
}

/** Where a share of the day lies; room is left for the label of the last minute. */
function across(share: number): number {
  return 8 + share * (WIDTH - 75);
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** It rises above both ends, the further they lie apart, and never out of the strip. */
function arcOf(from: Spot | undefined, to: Spot | undefined): string {
  if (from === undefined || to === undefined) return "";
  const rise = 16 + Math.abs(to.x - from.x) * 0.06;
  const top = Math.max(4, Math.min(from.y, to.y) - rise);
  return `M${from.x},${from.y}Q${(from.x + to.x) / 2},${top} ${to.x},${to.y}`;
}

/** Rows so that no two labels of one row meet; the shares ascend. */
function rowsOf(shares: readonly number[]): number[] {
  const ends: number[] = [];
  return shares.map((share) => {
    const free = ends.findIndex((end) => end + LABEL < share);
    const row = free < 0 ? ends.length : free;
    ends[row] = share;
    return row;
  });
}
