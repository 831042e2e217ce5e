import { named, t } from "../language/language.ts";
import landUrl from "../map/land.svg";
import { subsolarPoint, terminator } from "../map/night-side.ts";
import { Drawing } from "./drawing.tsx";
import { DutyMark } from "./duty-mark.tsx";
import type { Picture } from "./picture.ts";
import { clockText } from "./time-text.ts";

/** A degree is a unit; Antarctica, where no clock of a State runs, is left out. */
const NORTH = 84;
const SOUTH = -60;
/** What lies at the date line is drawn whole. */
const EDGE = -177;
/** Beyond so many contact points names would hide one another; the table has them. */
const NAMED_MOST = 40;

/** The land of the world without borders, the night upon it, and contact points by their clocks. */
export function WorldMap({ picture: { now, states, links } }: { picture: Picture }) {
  const places = new Map(states.map(({ id, place }) => [id, place]));
  return (
    <>
      <Drawing label={t("map.title")} box={`-180 ${-NORTH} 360 ${NORTH - SOUTH}`} shape="map">
        <rect class="day" x="-180" y={-NORTH} width="360" height={NORTH - SOUTH} />
        <use class="land" href={`${landUrl}#land`} />
        <path class="night-side" d={nightPath(now)} />
        {links
          .filter(({ open }) => open > 0)
          .map(({ from, to }) => {
            const [start, end] = [places.get(from), places.get(to)];
            if (start === undefined || end === undefined) return null;
            return (
              <line
                key={`${from}/${to}`}
                class="way"
                x1={start.longitude}
                y1={-start.latitude}
                x2={end.longitude}
                y2={-end.latitude}
              />
            );
          })}
        {states.map(({ id, name, place, duty, offset }) => (
          <g
            key={id}
            transform={`translate(${Math.max(EDGE, place.longitude)} ${-place.latitude})`}
          >
            <DutyMark duty={duty} size={states.length > NAMED_MOST ? 1.8 : 3} />
            {states.length <= NAMED_MOST && (
              <text class="map-name" x="5" y="2.5">
                {id}
              </text>
            )}
            <title>{`${name}: ${clockText(now, offset)}, ${named("duty", duty)}`}</title>
          </g>
        ))}
      </Drawing>
      <p class="quiet small">{t("map.places")}</p>
    </>
  );
}

/** In summer the night hangs over the south, in winter over the north. */
function nightPath(now: number): string {
  const sun = subsolarPoint(now);
  const border = terminator(sun, 3).map(({ longitude, latitude }) => {
    const shown = Math.min(NORTH, Math.max(SOUTH, latitude));
    return `${longitude},${(-shown).toFixed(1)}`;
  });
  const edge = sun.latitude < 0 ? -NORTH : -SOUTH;
  return `M-180,${edge}L${border.join("L")}L180,${edge}z`;
}
