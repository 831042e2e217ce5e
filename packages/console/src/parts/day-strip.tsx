import { all, exerciseNow } from "../connection/desk-store.ts";
import { named, t } from "../language/language.ts";
import { clockText } from "./time-text.ts";

const WIDTH = 960;
const ROW = 26;
const DAY = 86_400_000;

/** Contact points as dots on their own local time of day; it runs left to right in every language. */
export function DayStrip() {
  const now = exerciseNow.value;
  const points = all("state")
    .map(([, state]) => ({ ...state, share: ((((now + state.offset) % DAY) + DAY) % DAY) / DAY }))
    .toSorted((a, b) => a.share - b.share);
  const rows = rowsOf(points.map(({ share }) => share));
  const height = 44 + ROW * (Math.max(0, ...rows) + 1);
  return (
    <figure class="strip" dir="ltr">
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={t("wall.title")}>
        <rect class="night" x="0" y="20" width={WIDTH * 0.25} height={height - 24} />
        <rect class="day" x={WIDTH * 0.25} y="20" width={WIDTH * 0.5} height={height - 24} />
        <rect class="night" x={WIDTH * 0.75} y="20" width={WIDTH * 0.25} height={height - 24} />
        {[0, 3, 6, 9, 12, 15, 18, 21].map((hour) => (
          <g key={hour}>
            <line
              class="hour"
              x1={(hour / 24) * WIDTH}
              x2={(hour / 24) * WIDTH}
              y1="18"
              y2={height - 4}
            />
            <text class="hour-text" x={(hour / 24) * WIDTH + 3} y="13">
              {String(hour).padStart(2, "0")}
            </text>
          </g>
        ))}
        {points.map((point, index) => (
          <g
            key={point.id}
            transform={`translate(${8 + point.share * (WIDTH - 60)} ${40 + ROW * (rows[index] ?? 0)})`}
          >
            <circle class={`dot ${point.duty}`} r="6" />
            <text x="10" y="5">
              {point.id}
            </text>
            <title>{`${point.name}: ${clockText(now, point.offset)}, ${named("duty", point.duty)}`}</title>
          </g>
        ))}
      </svg>
    </figure>
  );
}

/** Rows so that no two labels of one row meet; the shares ascend. */
function rowsOf(shares: readonly number[]): number[] {
  const ends: number[] = [];
  return shares.map((share) => {
    const free = ends.findIndex((end) => end + 0.06 < share);
    const row = free < 0 ? ends.length : free;
    ends[row] = share;
    return row;
  });
}
