import { formatDuration } from "@contactpoint/engine";
import type { ResolvedScenario, ResolvedState } from "@contactpoint/protocol";

import { coverageGaps, local } from "../lint/lint-coverage.ts";

const MOST_STATES = 30;
const MOST_GAPS = 2;

/** Share of the run that each contact point is on duty, on call or closed, and its first gaps. */
export function explainDuty(scenario: ResolvedScenario): string[] {
  const { start, end } = scenario.clock;
  // With real States nothing is said of one by name: they are counted by profile.
  if (scenario.real_states) return ["Duty, by profile", ...byProfile(scenario)];
  const lines = scenario.states.slice(0, MOST_STATES).flatMap((state) => {
    const share = dutyShares(state, start, end);
    const gaps = coverageGaps(state, start, end);
    const label = `  ${state.id.padEnd(6)}${state.zone.padEnd(22)}`;
    return [
      `${label} on duty ${percent(share.desk)}  on call ${percent(share.onCall)}  closed ${percent(share.closed)}`,
      ...gaps
        .slice(0, MOST_GAPS)
        .map(
          ({ from, until }) =>
            `        closed from ${local(state, from)} for ${formatDuration(until - from)}`,
        ),
      ...(gaps.length > MOST_GAPS ? [`        and ${gaps.length - MOST_GAPS} more gaps`] : []),
    ];
  });
  const more = scenario.states.length - MOST_STATES;
  return ["Duty, share of the run", ...lines, ...(more > 0 ? [`  and ${more} more States`] : [])];
}

function byProfile({ states, clock }: ResolvedScenario): string[] {
  const groups = new Map<string, ResolvedState[]>();
  for (const state of states) {
    groups.set(state.profile, [...(groups.get(state.profile) ?? []), state]);
  }
  return [...groups].map(([profile, members]) => {
    const shares = members.map((state) => dutyShares(state, clock.start, clock.end));
    const mean = (part: keyof Shares): string =>
      percent(shares.reduce((sum, share) => sum + share[part], 0) / shares.length);
    return `  ${profile.padEnd(16)}${String(members.length).padStart(4)} States  on duty ${mean("desk")}  on call ${mean("onCall")}  closed ${mean("closed")}`;
  });
}

interface Shares {
  readonly desk: number;
  readonly onCall: number;
  readonly closed: number;
}

/** Parts of the run, each in [0, 1], together 1. */
export function dutyShares({ desk }: ResolvedState, start: number, end: number): Shares {
  let onDesk = 0;
  let onCall = 0;
  for (const [index, begins] of desk.from.entries()) {
    const length = Math.min(desk.from[index + 1] ?? Infinity, end) - Math.max(begins, start);
    if (length <= 0) continue;
    if ((desk.officers[index] ?? 0) > 0) onDesk += length;
    else if ((desk.on_call[index] ?? 0) > 0) onCall += length;
  }
  const whole = end - start;
  return {
    desk: onDesk / whole,
    onCall: onCall / whole,
    closed: (whole - onDesk - onCall) / whole,
  };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1).padStart(5)} %`;
}
