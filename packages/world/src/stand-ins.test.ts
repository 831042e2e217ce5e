import { SAMPLE_START } from "@contactpoint/analysis/testing";
import { DAY, HOUR } from "@contactpoint/engine";
import type { ResolvedScenario, ResolvedTopology } from "@contactpoint/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import { caseFacts, listedWorkload, worldBench, worldScenario } from "./testing/index.ts";
import { AT_ONCE, PLAIN_CHANNEL, PLAIN_LAW } from "./testing/world-scenario.ts";

const { topology } = worldScenario();
const of = (shape: ResolvedTopology["shape"]): ResolvedTopology => ({ ...topology, shape });
const asked = (willing_share: number) => of({ kind: "direct-to-provider", willing_share });
const CHANNELS = { post: PLAIN_CHANNEL, email: PLAIN_CHANNEL };
const BY_TREATY = of({
  kind: "mutual-legal-assistance",
  drafting: { kind: "deterministic", value: 10 * DAY },
});

/** What comes of one need of XA. */
function played(more: Partial<ResolvedScenario>, facts: Parameters<typeof caseFacts>[1] = {}) {
  const bench = worldBench(worldScenario({ instruments: [], channels: CHANNELS, ...more }));
  bench.world.need(caseFacts(bench.world, facts));
  bench.agenda.runUntil(SAMPLE_START + 50 * DAY);
  const officers = bench.of("task").filter(({ by }) => by === "officer");
  const answers = bench.of("sent").filter(({ from }) => from === "XB");
  return { ...bench, officers: officers.map(({ node }) => node), answers };
}

test("A willing provider preserves for a foreign officer, without a treaty or an officer there", () => {
  const { officers, answers, of: records } = played({ topology: asked(1) });
  expect(new Set(officers)).toEqual(new Set(["XA"]));
  expect(answers.map(({ type }) => type)).toEqual(["acknowledgement", "confirmation"]);
  expect(new Set(answers.map(({ instrument }) => instrument))).toEqual(
    new Set(["voluntary-disclosure"]),
  );
  expect(records("no-basis")).toEqual([]);
});

test("An unwilling provider refuses without a ground, and nothing more happens", () => {
  const { answers, of: records } = played({ topology: asked(0) });
  expect(answers.map(({ type, body }) => [type, body?.ground ?? "none"])).toEqual([
    ["acknowledgement", "none"],
    ["refusal", "none"],
  ]);
  expect(records("order")).toEqual([]);
});

test("The more providers are willing, the more needs are served, and none is lost that was", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (a, b) => {
        const served = (share: number): Set<string> => {
          const times = Array.from({ length: 12 }, (_, at) => SAMPLE_START + at * HOUR);
          const needs = times.map((at) => ({
            at,
            from: "XA",
            provider: "p-XB",
            form: null,
            urgency: null,
            expires_at: null,
          }));
          const bench = worldBench(
            worldScenario({ topology: asked(share), workload: [listedWorkload(needs)] }),
          );
          bench.agenda.runUntil(SAMPLE_START + DAY);
          return new Set(bench.of("hold").map(({ request }) => request));
        };
        const more = served(Math.max(a, b));
        for (const request of served(Math.min(a, b))) expect(more).toContain(request);
      },
    ),
    { numRuns: 6 },
  );
});

test("Between central authorities no officer works, and the order takes its time", () => {
  const order = { kind: "deterministic", value: 20 * DAY } as const;
  const laws = {
    plain: { ...PLAIN_LAW, order_by: "judge", order, emergency_order: AT_ONCE },
  } as const;
  const { officers, of: records } = played({ topology: BY_TREATY, laws });
  expect(officers).toEqual([]);
  const [sent] = records("sent");
  expect(sent).toMatchObject({
    at: SAMPLE_START + 10 * DAY,
    instrument: "mutual-legal-assistance",
  });
  const [ordered] = records("order");
  expect(Math.round(((ordered?.at ?? 0) - SAMPLE_START) / DAY)).toBe(30);
});

test("A central authority takes a request up when its office opens", () => {
  const opens = SAMPLE_START + 12 * DAY;
  const hours = { XA: [SAMPLE_START, opens + DAY], XB: [opens, opens + DAY] };
  const laws = { plain: { ...PLAIN_LAW, hours } };
  const { answers } = played({ topology: BY_TREATY, laws });
  expect(answers[0]).toMatchObject({ type: "acknowledgement", at: opens, channel: "email" });
});

test.each(["ping", "location-query"] as const)("Without a network nobody answers a %s", (form) => {
  for (const each of [asked(1), BY_TREATY]) {
    const { of: records } = played({ topology: each }, { form });
    expect(records("no-basis").map(({ reason }) => reason)).toEqual(["no-route"]);
  }
});

test("An outage of the contact point there does not strike what stands in for it", () => {
  const outage = {
    id: "out",
    group: null,
    from: SAMPLE_START,
    until: SAMPLE_START + 60 * DAY,
  } as const;
  const faults = [{ ...outage, kind: "outage", states: ["XB"] }] as const;
  expect(played({ topology: asked(1), faults }).of("hold")).toHaveLength(1);
  expect(played({ topology: BY_TREATY, faults }).of("hold")).toHaveLength(1);
});
