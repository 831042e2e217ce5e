import { SAMPLE_START } from "@contactpoint/analysis/testing";
import { DAY, HOUR } from "@contactpoint/engine";
import type {
  Circumstance,
  ErrorRates,
  ListedNeed,
  NeedRecord,
  ResolvedScenario,
  ResolvedWorkload,
} from "@contactpoint/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  listedWorkload,
  NO_ERRORS,
  PLAIN_PROFILE,
  worldBench,
  worldScenario,
} from "./testing/index.ts";

const NEED: ListedNeed = {
  at: SAMPLE_START + HOUR,
  from: null,
  provider: null,
  form: null,
  urgency: null,
  expires_at: null,
};

/** So many needs of the same instant, at which all are drawn. */
function needsOf(
  count: number,
  workload: Partial<ResolvedWorkload> = {},
  need: Partial<ListedNeed> = {},
  more: Partial<ResolvedScenario> = {},
): NeedRecord[] {
  const needs = Array.from({ length: count }, () => ({ ...NEED, ...need }));
  const bench = worldBench(worldScenario({ workload: [listedWorkload(needs, workload)], ...more }));
  bench.agenda.runUntil(NEED.at);
  return bench.of("need");
}

function erring(error: Partial<ErrorRates>): Partial<ResolvedScenario> {
  const plain = { ...PLAIN_PROFILE, error: { ...NO_ERRORS, ...error } };
  return { profiles: { plain, hub: plain } };
}

const ANYBODY: Partial<ResolvedWorkload> = {
  from: { XA: 1, XB: 2, XH: 1 },
  providers: { "p-XA": 1, "p-XB": 1, "p-XH": 2 },
};

test("A need is named by its workload, the key of its State and its number", () => {
  const [first, second] = needsOf(2);
  expect([first?.request, second?.request]).toEqual(["listed/XA/1", "listed/XA/2"]);
});

test("No need addresses its own State", () => {
  const needs = needsOf(400, ANYBODY);
  expect(needs).toHaveLength(400);
  for (const { from, to, items } of needs) {
    expect(to).not.toBe(from);
    expect(items.map(({ provider }) => provider)).not.toContain(`p-${from}`);
  }
});

test("A need whose State hosts the only provider does not arise", () => {
  expect(needsOf(3, { providers: { "p-XA": 1 } })).toEqual([]);
  expect(needsOf(3, {}, { provider: "p-XA" })).toEqual([]);
});

test("States and providers come as often as their weights say", () => {
  const needs = needsOf(2000, ANYBODY);
  const share = (of: (need: NeedRecord) => boolean) => needs.filter(of).length / needs.length;
  // Four standard deviations are at most 0.045.
  expect(Math.abs(share(({ from }) => from === "XB") - 0.5)).toBeLessThan(0.045);
  expect(Math.abs(share(({ from }) => from === "XA") - 0.25)).toBeLessThan(0.045);
  const ofB = needs.filter(({ from }) => from === "XB");
  const toHub = ofB.filter(({ to }) => to === "XH").length / ofB.length;
  expect(Math.abs(toHub - 2 / 3)).toBeLessThan(0.06);
});

test("To leave one need out changes nothing of the others", () => {
  const drawn: Partial<ResolvedWorkload> = {
    ...ANYBODY,
    items: [1, 1, 1],
    mix: [
      { share: 1, form: "preservation", urgency: "routine", expires_in: null },
      { share: 1, form: "location-query", urgency: "urgent", expires_in: null },
    ],
    circumstances: { "domestic-bar": 0.3 },
  };
  const all = needsOf(20, drawn);
  const omitted = all[6]?.request ?? "";
  const left = needsOf(20, drawn, {}, { omit: [omitted] });
  expect(left).toEqual(all.filter(({ request }) => request !== omitted));
  expect(left).toHaveLength(19);
});

test("A further need changes nothing of those before it, nor does a further provider's weight of zero", () => {
  const all = needsOf(20, ANYBODY);
  expect(needsOf(25, ANYBODY).slice(0, 20)).toEqual(all);
  const providers = { ...ANYBODY.providers };
  expect(
    needsOf(20, { ...ANYBODY, providers: { ...providers, "p-none": 0 } }, {}, withNobody()),
  ).toEqual(all);
});

function withNobody(): Partial<ResolvedScenario> {
  const { providers } = worldScenario();
  const [like] = providers;
  return like === undefined ? {} : { providers: [...providers, { ...like, id: "p-none" }] };
}

test("What a list says is so, and the rest is drawn", () => {
  const [need] = needsOf(
    1,
    {},
    {
      from: "XH",
      provider: "p-XA",
      form: "emergency-disclosure",
      urgency: "emergency",
      expires_at: SAMPLE_START + 9 * DAY,
    },
  );
  expect(need).toMatchObject({
    request: "listed/XH/1",
    from: "XH",
    to: "XA",
    form: "emergency-disclosure",
    urgency: "emergency",
  });
  expect(need?.items[0]?.expires_at).toBe(SAMPLE_START + 9 * DAY);
});

test("Where no time is given, an unknown part of the provider's retention is left", () => {
  const left = needsOf(300).map(({ items }) => (items[0]?.expires_at ?? 0) - NEED.at);
  expect(Math.min(...left)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...left)).toBeLessThanOrEqual(30 * DAY);
  const mean = left.reduce((sum, one) => sum + one, 0) / left.length;
  // Four standard deviations of the mean are two days.
  expect(Math.abs(mean - 15 * DAY)).toBeLessThan(2 * DAY);
});

test("The mix may give the time that is left, and the stated expiry is within a quarter of it", () => {
  const expires_in = { kind: "deterministic", value: 40 * HOUR } as const;
  const mix = [{ share: 1, form: "preservation", urgency: "urgent", expires_in }] as const;
  for (const { items } of needsOf(100, { mix })) {
    const [item] = items;
    expect(item?.expires_at).toBe(NEED.at + 40 * HOUR);
    expect(Math.abs((item?.stated_expiry ?? 0) - NEED.at - 40 * HOUR)).toBeLessThanOrEqual(
      10 * HOUR,
    );
  }
});

test("Requests have as many items as the weights say, but queries and pings have one", () => {
  const numbers = needsOf(800, { items: [1, 0, 3] }).map(({ items }) => items.length);
  expect(new Set(numbers)).toEqual(new Set([1, 3]));
  // Four standard deviations are 49.
  expect(Math.abs(numbers.filter((one) => one === 3).length - 600)).toBeLessThan(49);
  for (const form of ["ping", "location-query"] as const) {
    const single = needsOf(20, { items: [0, 0, 1] }, { form });
    expect(single.map(({ items }) => items.length)).toEqual(Array.from({ length: 20 }, () => 1));
  }
});

test("Circumstances come as often as their chances say, each by a draw of its own", () => {
  const needs = needsOf(1000, {
    circumstances: { "domestic-bar": 0.5, discrimination: 0.5, "outside-scope": 1 },
  });
  const count = (...facts: Circumstance[]) =>
    needs.filter(({ circumstances }) => facts.every((one) => circumstances.includes(one))).length;
  expect(count("outside-scope")).toBe(1000);
  expect(count("political-offence")).toBe(0);
  // Four standard deviations are 63 and 55.
  expect(Math.abs(count("domestic-bar") - 500)).toBeLessThan(63);
  expect(Math.abs(count("domestic-bar", "discrimination") - 250)).toBeLessThan(55);
});

test("A wrong addressee is neither the asking State nor the right one, and a ping is never mistaken", () => {
  const wrong = needsOf(50, {}, {}, erring({ wrong_addressee: 1 }));
  expect(new Set(wrong.map(({ to }) => to))).toEqual(new Set(["XH"]));
  expect(wrong.every(({ items }) => items[0]?.provider === "p-XB")).toBe(true);
  const pings = needsOf(50, {}, { form: "ping" }, erring({ wrong_addressee: 1 }));
  expect(new Set(pings.map(({ to }) => to))).toEqual(new Set(["XB"]));
});

test("A hub that only relays is asked by nobody, and changes nobody's needs or mistakes", () => {
  const without = worldScenario(erring({ wrong_addressee: 0.5 }));
  const [like] = without.states;
  const [instrument] = without.instruments;
  if (like === undefined || instrument === undefined) throw new Error("the sample has both");
  const bound_from = { ...instrument.bound_from, XR: SAMPLE_START };
  const withHub = (at: number, relays_only: boolean): Partial<ResolvedScenario> => ({
    profiles: without.profiles,
    instruments: [{ ...instrument, bound_from }],
    states: without.states.toSpliced(at, 0, {
      ...like,
      id: "XR",
      key: "XR",
      ...(relays_only ? { relays_only: true } : {}),
    }),
  });
  const anybody = (more: Partial<ResolvedScenario>) => needsOf(60, ANYBODY, {}, more);
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 0, max: 3 }), (seed, at) => {
      const { profiles } = without;
      const alone = anybody({ profiles, seed });
      expect(anybody({ ...withHub(at, true), seed })).toEqual(alone);
      // The same hub as somebody's own contact point is asked by mistake.
      const own = anybody({ ...withHub(at, false), seed });
      expect(own.some(({ to }) => to === "XR")).toBe(true);
    }),
    { numRuns: 20 },
  );
});

test("A request that went to the wrong State is referred, and a child pursues each item in the right one", () => {
  const workload = [listedWorkload([NEED], { items: [0, 1] })];
  const bench = worldBench(worldScenario({ workload, ...erring({ wrong_addressee: 1 }) }));
  bench.agenda.runUntil(SAMPLE_START + DAY);
  expect(bench.of("need").map(({ request, to, items }) => [request, to, items.length])).toEqual([
    ["listed/XA/1", "XH", 2],
    ["listed/XA/1/c1", "XB", 1],
    ["listed/XA/1/c2", "XB", 1],
  ]);
});

test("A wrong identifier comes as often as the rate says and is found by the provider alone", () => {
  const workload = [listedWorkload([NEED])];
  const bench = worldBench(worldScenario({ workload, ...erring({ wrong_identifier: 1 }) }));
  bench.agenda.runUntil(SAMPLE_START + DAY);
  expect(bench.of("order").at(-1)?.answer).toBe("wrong-identifier");
});
