import type { Of } from "../connection/desk-store.ts";
import { named, t } from "../language/language.ts";
import { Drawing } from "./drawing.tsx";
import { DutyMark } from "./duty-mark.tsx";
import type { Picture } from "./picture.ts";

const SIZE = 640;
const CENTRE = SIZE / 2;
const RING = 236;
const HUB_RING = 100;
/** Beyond so many contact points names would hide one another; the table has them. */
const NAMED_MOST = 60;

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Both directions between two contact points. */
interface Pair {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly sent: number;
  readonly lost: number;
  readonly failing: boolean;
}

/** Contact points on a ring in the order of their clocks, hubs within it, and the traffic between them. */
export function LinkGraph({ picture: { states, links } }: { picture: Picture }) {
  const spots = spotsOf(states);
  const pairs = pairsOf(links);
  const most = Math.max(1, ...pairs.map(({ sent }) => sent));
  const lines = pairs.flatMap((pair) => {
    const [start, end] = [spots.get(pair.from), spots.get(pair.to)];
    return start === undefined || end === undefined ? [] : [{ ...pair, start, end }];
  });
  return (
    <Drawing label={t("wall.links")} box={`0 0 ${SIZE} ${SIZE}`} shape="square">
      {lines.map(({ key, sent, lost, failing, start, end, from, to }) => (
        <line
          key={key}
          class={failing ? "link failing" : "link"}
          x1={start.x}
          y1={start.y}
          x2={end.x}
          y2={end.y}
          stroke-width={0.75 + 5 * Math.sqrt(sent / most)}
        >
          <title>{`${from} ↔ ${to}: ${t("wall.sent")} ${sent}, ${t("wall.lost")} ${lost}`}</title>
        </line>
      ))}
      {lines
        .filter(({ failing }) => failing)
        .map(({ key, start, end }) => (
          <path
            key={key}
            class="broken"
            d="M-4,-4L4,4M-4,4L4,-4"
            transform={`translate(${(start.x + end.x) / 2} ${(start.y + end.y) / 2})`}
          />
        ))}
      {states.map((state) => (
        <Node
          key={state.id}
          state={state}
          spot={spots.get(state.id) ?? { x: CENTRE, y: CENTRE }}
          isNamed={states.length <= NAMED_MOST}
        />
      ))}
    </Drawing>
  );
}

function Node({
  state: { id, name, duty, hub },
  spot,
  isNamed,
}: {
  state: Of<"state">;
  spot: Spot;
  isNamed: boolean;
}) {
  const { x, y, anchor } = labelPlace(spot, hub);
  return (
    <g transform={`translate(${spot.x} ${spot.y})`}>
      {hub && <rect class="hub" x="-11" y="-11" width="22" height="22" />}
      <DutyMark duty={duty} size={isNamed ? 6 : 4} />
      {isNamed && (
        <text x={x} y={y} text-anchor={anchor}>
          {id}
        </text>
      )}
      <title>{`${name}: ${named("duty", duty)}${hub ? `, ${t("wall.hub")}` : ""}`}</title>
    </g>
  );
}

/** Outwards, so that no label lies on a line or on its neighbour's. */
function labelPlace({ x, y }: Spot, isHub: boolean) {
  const far = isHub ? 17 : 12;
  if (!isHub && Math.abs(x - CENTRE) < RING / 4)
    return { x: 0, y: y < CENTRE ? -far : far + 10, anchor: "middle" } as const;
  return x < CENTRE - 1
    ? ({ x: -far, y: 5, anchor: "end" } as const)
    : ({ x: far, y: 5, anchor: "start" } as const);
}

function spotsOf(states: readonly Of<"state">[]): ReadonlyMap<string, Spot> {
  const ordered = states.toSorted((a, b) => a.place.longitude - b.place.longitude);
  return new Map([
    ...ring(
      ordered.filter(({ hub }) => !hub),
      RING,
    ),
    ...ring(
      ordered.filter(({ hub }) => hub),
      HUB_RING,
    ),
  ]);
}

/** Evenly, from the left over the top; one alone stands in the middle. */
function ring(states: readonly Of<"state">[], radius: number): [string, Spot][] {
  const far = states.length > 1 ? radius : 0;
  return states.map(({ id }, index) => {
    const angle = Math.PI + (index / states.length) * 2 * Math.PI;
    const x = Math.round(CENTRE + far * Math.cos(angle));
    return [id, { x, y: Math.round(CENTRE + far * Math.sin(angle)) }];
  });
}

const NONE = { sent: 0, lost: 0, failing: false } as const;

function pairsOf(links: readonly Of<"link">[]): readonly Pair[] {
  const pairs = new Map<string, Pair>();
  for (const { from, to, sent, lost, failing } of links) {
    const [first, second] = from < to ? [from, to] : [to, from];
    const key = `${first}/${second}`;
    const known = pairs.get(key) ?? { ...NONE, key, from: first, to: second };
    pairs.set(key, {
      ...known,
      sent: known.sent + sent,
      lost: known.lost + lost,
      failing: known.failing || failing,
    });
  }
  return [...pairs.values()];
}
