import type { Duration, Instant } from "@contactpoint/engine";
import type { ExerciseFacts } from "./exercise-facts.ts";
import type { PlayedBy } from "./casting.ts";

/** Whom a contact point called about one request, against whom its roster names. */
export interface CallChain {
  readonly state: string;
  readonly by: PlayedBy;
  /** Request; empty if the caller named none. */
  readonly about: string;
  readonly calls: readonly {
    readonly whom: string;
    readonly at: Instant;
    readonly record: number;
  }[];
  /** The first of the roster, as many as were called. */
  readonly expected: readonly string[];
  /** Calls to insert, leave out or replace until both are alike (Levenshtein 1966). */
  readonly distance: number;
  /** Calls made before the roster's wait for the one before was over. */
  readonly early: number;
}

/** Of requests about which somebody was called; the roster does not say when to begin. */
export function callChains({ log, scenario, casting }: ExerciseFacts): readonly CallChain[] {
  const chains = new Map<
    string,
    { state: string; about: string; calls: CallChain["calls"][number][] }
  >();
  for (const { seat, exercise, number, ...fact } of log) {
    if (fact.kind !== "act" || fact.act.act !== "call") continue;
    const state = seat.slice(0, seat.indexOf("/"));
    const { whom, request: about = "" } = fact.act;
    const chain = chains.get(`${state} ${about}`) ?? { state, about, calls: [] };
    chain.calls.push({ whom, at: exercise, record: number });
    chains.set(`${state} ${about}`, chain);
  }
  return [...chains.values()].map(({ state, about, calls }) => {
    const roster = scenario.exercise?.escalate[state] ?? [];
    const expected = roster.slice(0, calls.length).map(({ to }) => to);
    const called = calls.map(({ whom }) => whom);
    const waits = roster.map(({ wait }) => wait);
    const by = casting.of(state, calls[0]?.at ?? 0);
    const distance = editDistance(called, expected);
    return { state, by, about, calls, expected, distance, early: earlyCalls(calls, waits) };
  });
}

function earlyCalls(calls: CallChain["calls"], waits: readonly Duration[]): number {
  return calls.filter(({ at }, index) => {
    const before = calls[index - 1];
    return before !== undefined && at - before.at < (waits[index - 1] ?? 0);
  }).length;
}

/** The least number of insertions, omissions and replacements that make one list the other. */
export function editDistance(one: readonly string[], other: readonly string[]): number {
  let row = other.map((_, index) => index + 1);
  for (const [index, item] of one.entries()) {
    let diagonal = index;
    let left = index + 1;
    row = row.map((above, column) => {
      const cost = Math.min(above + 1, left + 1, diagonal + (item === other[column] ? 0 : 1));
      diagonal = above;
      left = cost;
      return cost;
    });
  }
  return row.at(-1) ?? one.length;
}
