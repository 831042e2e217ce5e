import { expect, test } from "vitest";
import { advanceKn, knConstants, type KnRule, type KnState, startKn } from "./kn-selection.ts";

const RULE: KnRule = {
  systems: 3,
  first_stage: 4,
  indifference: 1,
  confidence: 0.95,
  better: "higher",
};
const NOISE = [0.2, -0.1, 0.4, -0.3, 0.1, 0.05, -0.2, 0.3, -0.4, 0.15];

function replicate(rule: KnRule, of: (replication: number) => number[], count: number): KnState {
  let state = startKn(rule);
  for (let replication = 0; replication < count; replication++) {
    state = advanceKn(state, of(replication));
  }
  return state;
}

function noise(at: number): number {
  return NOISE[at % NOISE.length] ?? 0;
}

// Kim and Nelson 2001: η = ½[(2α/(k - 1))^(-2/(n₀ - 1)) - 1], h² = 2η(n₀ - 1), at α = .05.
test.for([
  [4, 20, 0.2152, 8.1794],
  [6, 20, 0.2548, 9.6809],
  [10, 20, 0.3029, 11.5115],
  [6, 10, 0.6927, 12.468],
] as const)("constants of %d systems from %d replications", ([systems, first_stage, eta, h2]) => {
  const found = knConstants({ systems, first_stage, confidence: 0.95 });
  expect(found.eta).toBeCloseTo(eta, 4);
  expect(found.h2).toBeCloseTo(h2, 4);
});

test("nothing is dropped in the first stage, the clearly worse right after it", () => {
  const of = (at: number): number[] => [10 + noise(at), noise(at + 3), 1 + noise(at + 7)];
  expect(replicate(RULE, of, 3)).toMatchObject({ replications: 3, dropped: [], best: null });
  const state = replicate(RULE, of, 4);
  expect(state).toMatchObject({ alive: [0], best: 0 });
  expect(state.dropped).toEqual([
    { system: 1, after: 4 },
    { system: 2, after: 4 },
  ]);
});

test("on common numbers a small difference that never varies is seen at once", () => {
  const of = (at: number): number[] => [noise(at), noise(at) + 0.01, noise(at) - 0.01];
  expect(replicate(RULE, of, 4).best).toBe(1);
});

test("where lower is better the lowest is selected", () => {
  const of = (at: number): number[] => [noise(at), noise(at) + 2, noise(at) - 2];
  expect(replicate({ ...RULE, better: "lower" }, of, 4).best).toBe(2);
});

test("equal systems end at the longest sampling, with the first of them", () => {
  const state = replicate(RULE, (at) => [noise(at), noise(at), noise(at)], 4);
  expect(state).toMatchObject({ best: 0, alive: [0, 1, 2] });
});

test("screening is by the continuation region, worked by hand", () => {
  // First-stage differences 1, -1, 1, -1 have variance 4/3. With k = 2, n₀ = 4, α = .05:
  // η = ½(.1^(-2/3) - 1) = 1.8208, h² = 10.9248, so that h²S²/δ² = 14.566 and after r replications
  // the sums may differ by (14.566 - r)/2: by 4.78 at r = 5, where 1 is dropped when it lags by 5.
  const rule: KnRule = { ...RULE, systems: 2 };
  const first = [1, -1, 1, -1];
  const lag = (last: number): KnState => replicate(rule, (at) => [first[at] ?? last, 0], 5);
  expect(lag(4.7).alive).toEqual([0, 1]);
  expect(lag(4.9)).toMatchObject({ alive: [0], best: 0, replications: 5 });
});

test("dropped systems need no more values, and a decided state stays", () => {
  // The difference of 0 and 1 has first-stage variance 4/3, so 1 stays a rival after 2 is dropped.
  const first = [1, -1, 1, -1];
  const state = replicate(RULE, (at) => [first[at] ?? 0, 0, -100], 4);
  expect(state).toMatchObject({ alive: [0, 1], dropped: [{ system: 2, after: 4 }] });
  const next = advanceKn(state, [20, 0, null]);
  expect(next.best).toBe(0);
  expect(advanceKn(next, [null, null, null])).toBe(next);
});

test("a system in play without a value is refused", () => {
  expect(() => advanceKn(startKn(RULE), [1, null, 2])).toThrow(RangeError);
  expect(() => advanceKn(startKn(RULE), [1, 2])).toThrow(RangeError);
});

test("a rule that asks for what cannot be is refused", () => {
  for (const wrong of [
    { systems: 1 },
    { first_stage: 1 },
    { indifference: 0 },
    { confidence: 0.3 },
    { confidence: 1 },
  ]) {
    expect(() => startKn({ ...RULE, ...wrong })).toThrow(RangeError);
  }
});
