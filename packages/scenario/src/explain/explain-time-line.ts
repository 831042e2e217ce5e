import { formatDuration, formatInstant } from "@contactpoint/engine";
import type { Duration, Instant } from "@contactpoint/engine";
import type { ResolvedFault, ResolvedScenario, ResolvedState } from "@contactpoint/protocol";

import { localTimeAt } from "../calendar/zone-offsets.ts";

interface Moment {
  readonly at: Instant;
  readonly what: string;
}

const MOST_ZONES = 6;
const MOST_MOMENTS = 60;

/** Start, clock changes, faults, injects, entries into force and end, in UTC and each local time. */
export function explainTimeLine(scenario: ResolvedScenario): string[] {
  const { start, end } = scenario.clock;
  const moments: Moment[] = [
    { at: start, what: "start" },
    ...(scenario.clock.warm_up > 0
      ? [{ at: start + scenario.clock.warm_up, what: "warm-up ends" }]
      : []),
    ...clockChanges(scenario),
    ...scenario.faults.flatMap(faultMoments),
    ...injectMoments(scenario),
    ...entries(scenario),
    { at: end, what: "end" },
  ];
  const shown = moments
    .filter(({ at }) => at >= start && at <= end)
    .map((moment, index) => ({ ...moment, index }))
    .toSorted((a, b) => a.at - b.at || a.index - b.index);
  const clocks = clocksOf(scenario);
  const lines = shown
    .slice(0, MOST_MOMENTS)
    .flatMap(({ at, what }) => [
      `  T+${offset(at - start)}  ${formatInstant(at).slice(0, 16)}Z  ${what}`,
      ...(clocks.length === 0 ? [] : [`      ${clocks.map((clock) => clock(at)).join(", ")}`]),
    ]);
  const more = shown.length - MOST_MOMENTS;
  return ["Time line", ...lines, ...(more > 0 ? [`  and ${more} more`] : [])];
}

/** `XA 19:00 Sat`, one clock for each zone; too many zones to print: none. */
function clocksOf({ states }: ResolvedScenario): ((at: Instant) => string)[] {
  const byZone = new Map<string, ResolvedState[]>();
  for (const state of states) byZone.set(state.zone, [...(byZone.get(state.zone) ?? []), state]);
  if (byZone.size > MOST_ZONES) return [];
  return [...byZone.values()].map((sharing) => {
    const names =
      sharing.length > 3 ? (sharing[0]?.zone ?? "") : sharing.map(({ id }) => id).join("/");
    return (at) => {
      const [first] = sharing;
      const reading = first === undefined ? at : localTimeAt(first.offsets, at);
      return `${names} ${formatInstant(reading).slice(5, 16).replace("T", " ")}`;
    };
  });
}

function clockChanges({ states, clock }: ResolvedScenario): Moment[] {
  const changes = new Map<string, { at: Instant; shift: Duration; ids: string[] }>();
  for (const { id, offsets } of states) {
    for (const [index, at] of offsets.from.entries()) {
      const before = offsets.ms[index - 1];
      if (before === undefined || at < clock.start || at > clock.end) continue;
      const shift = (offsets.ms[index] ?? before) - before;
      const key = `${at}/${shift}`;
      const known = changes.get(key) ?? { at, shift, ids: [] };
      known.ids.push(id);
      changes.set(key, known);
    }
  }
  return [...changes.values()].map(({ at, shift, ids }) => ({
    at,
    what: `clocks go ${shift > 0 ? "forward" : "back"} by ${formatDuration(Math.abs(shift))} in ${few(ids)}`,
  }));
}

function faultMoments(fault: ResolvedFault): Moment[] {
  const cause = fault.group === null ? "" : ` (${fault.group})`;
  return [
    { at: fault.from, what: `fault ${fault.id}${cause}: ${fault.kind} of ${struck(fault)}` },
    { at: fault.until, what: `fault ${fault.id} is over` },
  ];
}

function struck(fault: ResolvedFault): string {
  if ("links" in fault)
    return few([...new Set(fault.links.map((pair) => pair.toSorted().join("-")))]);
  return few("states" in fault ? fault.states : fault.providers);
}

function injectMoments({ injects }: ResolvedScenario): Moment[] {
  return injects.flatMap(({ id, to, trigger }): Moment[] => {
    if (trigger.kind !== "at") return [];
    const { at, repeat } = trigger;
    const again =
      repeat === null ? "" : `, ${repeat.times} times every ${formatDuration(repeat.every)}`;
    return [{ at, what: `inject ${id} to ${to}${again}` }];
  });
}

function entries({ instruments }: ResolvedScenario): Moment[] {
  return instruments.flatMap(({ id, bound_from: bound }) => {
    const days = new Map<Instant, string[]>();
    for (const [state, at] of Object.entries(bound)) days.set(at, [...(days.get(at) ?? []), state]);
    return [...days].map(([at, ids]) => ({ at, what: `${id} binds ${few(ids)} from now on` }));
  });
}

function few(names: readonly string[]): string {
  const most = 6;
  return names.length <= most
    ? names.join(", ")
    : `${names.slice(0, most).join(", ")} and ${names.length - most} more`;
}

const MINUTES_PER_HOUR = 60;
const MINUTES_PER_DAY = 1_440;
const MILLISECONDS_PER_MINUTE = 60_000;

function offset(ms: Duration): string {
  const minutes = Math.floor(ms / MILLISECONDS_PER_MINUTE);
  const days = Math.floor(minutes / MINUTES_PER_DAY);
  const two = (value: number): string => String(value).padStart(2, "0");
  const rest = minutes % MINUTES_PER_DAY;
  const time = `${two(Math.floor(rest / MINUTES_PER_HOUR))}:${two(rest % MINUTES_PER_HOUR)}`;
  return days === 0 ? time : `${days}d${time}`;
}
