import { SAMPLE_START } from "@contactpoint/analysis/testing";
import { DAY, HOUR, MINUTE } from "@contactpoint/engine";
import type { ResolvedScenario, TopologyEffects } from "@contactpoint/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  caseFacts,
  NO_ERRORS,
  PLAIN_PROFILE,
  plainProvider,
  roster,
  withState,
  worldBench,
  worldScenario,
} from "./testing/index.ts";

const NONE: TopologyEffects = {
  authentication: null,
  completeness_check: false,
  provider_knowledge: null,
  deduplication: null,
  treaty_status: false,
  onward_consent: null,
};
const { topology } = worldScenario();
const VIA_HUB = { kind: "hub", hub: "XH", relay: "handle" } as const;

/** XA asks XB through XH, or directly, with some effects. */
function bench(
  effects: Partial<TopologyEffects> | null,
  more: Partial<ResolvedScenario> = {},
  shape: ResolvedScenario["topology"]["shape"] = VIA_HUB,
) {
  const given = effects === null ? {} : { effects: { ...NONE, ...effects } };
  return worldBench(worldScenario({ topology: { ...topology, shape, ...given }, ...more }));
}

type Bench = ReturnType<typeof bench>;

function ask({ world }: Bench, more: Parameters<typeof caseFacts>[1] = {}): void {
  world.need(caseFacts(world, more));
}

const sent = (b: Bench) => b.of("sent").map(({ from, to, type }) => `${from}>${to} ${type}`);
const started = (b: Bench, node: string) =>
  b.of("task").filter((task) => task.node === node && task.phase === "started");

test("Effects that are all off change no record", () => {
  const runs = [null, {}].map((effects) => {
    const b = bench(effects);
    ask(b, { omit: ["necessity"] });
    b.agenda.runUntil(SAMPLE_START + DAY);
    return b.records;
  });
  expect(runs[1]).toEqual(runs[0]);
});

test("A hub that checks asks back, and passes on what is complete", () => {
  const b = bench({ completeness_check: true });
  ask(b, { omit: ["necessity"] });
  b.agenda.runUntil(SAMPLE_START + DAY);
  expect(sent(b).slice(0, 4)).toEqual([
    "XA>XB request",
    "XH>XA missing-items-request",
    "XA>XB supplement",
    "XB>XA acknowledgement",
  ]);
  expect(
    b
      .of("sent")
      .filter(({ from }) => from === "XB")
      .map(({ type }) => type),
  ).not.toContain("missing-items-request");
  expect(b.of("hold")).toHaveLength(1);
});

test("A hub that overlooks the gap leaves it to the requested side", () => {
  const hub = { ...PLAIN_PROFILE, error: { ...NO_ERRORS, miss_gap: 1 } };
  const b = bench({ completeness_check: true }, { profiles: { plain: PLAIN_PROFILE, hub } });
  ask(b, { omit: ["necessity"] });
  b.agenda.runUntil(SAMPLE_START + DAY);
  expect(sent(b)).toContain("XB>XA missing-items-request");
  expect(sent(b)).not.toContain("XH>XA missing-items-request");
});

test("A hub that knows the provider re-directs, and nobody prepares or is asked in vain", () => {
  const shape = VIA_HUB;
  const scenario = worldScenario();
  const fourth = {
    ...scenario.states[0],
    id: "XD",
    key: "XD",
    name: "XD",
  } as (typeof scenario.states)[number];
  const b = bench(
    { provider_knowledge: { known_share: 1 } },
    {
      states: [...scenario.states, fourth],
      instruments: scenario.instruments.map((each) => ({
        ...each,
        bound_from: { ...each.bound_from, XD: 0 },
      })),
    },
    shape,
  );
  ask(b, { to: b.world.pointOf("XD"), mistaken_for: b.world.pointOf("XB") });
  b.agenda.runUntil(SAMPLE_START + DAY);
  expect(sent(b).slice(0, 3)).toEqual(["XA>XD request", "XH>XA referral", "XA>XB request"]);
  expect(started(b, "XD")).toEqual([]);
  expect(started(b, "XA").map(({ task }) => task)).toEqual(["prepare"]);
  expect(b.of("hold").map(({ request }) => request)).toEqual(["test/XA/1/c1"]);
});

test("Consent to passing on is asked for once and holds the request up", () => {
  const takes = { kind: "deterministic", value: 3 * HOUR } as const;
  const b = bench({ onward_consent: { share: 1, takes } });
  ask(b);
  b.agenda.runUntil(SAMPLE_START + DAY);
  const [delivered] = b.of("delivered");
  expect(delivered).toMatchObject({ type: "request", node: "XB" });
  expect(delivered?.at).toBe(SAMPLE_START + 3 * HOUR + 2 * MINUTE);
});

test("A hub that is not bound handles nothing, unless the pair has a network of its own", () => {
  const bound_from = { XA: 0, XB: 0 };
  const instruments = worldScenario().instruments.map((each) => ({ ...each, bound_from }));
  const alone = bench({ treaty_status: true }, { instruments });
  ask(alone);
  expect(alone.of("no-basis").map(({ reason }) => reason)).toEqual(["no-route"]);
  const joined = bench({ treaty_status: true }, { instruments, networks: { older: ["XA", "XB"] } });
  ask(joined);
  joined.agenda.runUntil(SAMPLE_START + HOUR);
  expect(joined.of("sent")[0]).toMatchObject({ route: ["XA", "XB"], instrument: "convention" });
  const without = bench({}, { instruments });
  ask(without);
  expect(without.of("no-basis")).toEqual([]);
});

test("Strangers are authenticated once; a hub or a network vouches", () => {
  const authentication = { kind: "deterministic", value: HOUR } as const;
  const times = (shape: typeof VIA_HUB | { kind: "mesh" }, networks = {}): number[] => {
    const b = bench({ authentication }, { networks }, shape);
    ask(b);
    b.agenda.runUntil(SAMPLE_START + DAY);
    ask(b, { id: "test/XA/2" });
    b.agenda.runUntil(SAMPLE_START + 2 * DAY);
    const acknowledged = b.of("task").filter(({ task }) => task === "acknowledge");
    const at = (phase: string) => acknowledged.filter((task) => task.phase === phase);
    return at("finished").map((task, n) => task.at - (at("started")[n]?.at ?? 0));
  };
  expect(times({ kind: "mesh" })).toEqual([HOUR, 0]);
  expect(times(VIA_HUB)).toEqual([0, 0]);
  expect(times({ kind: "mesh" }, { older: ["XA", "XB"] })).toEqual([0, 0]);
});

test("The more duplicates a hub recognises, the fewer requests officers there work on", () => {
  const worked = (recognised_share: number): Set<string> => {
    const b = bench({ deduplication: { recognised_share } });
    for (let count = 0; count < 8; count++) {
      const duplicate_of = count === 0 ? null : "worm/XA/0";
      ask(b, { id: `worm/XA/${count}`, incident: "worm", duplicate_of });
    }
    b.agenda.runUntil(SAMPLE_START + DAY);
    expect(b.of("hold")).toHaveLength(8);
    return new Set(started(b, "XB").map(({ request }) => request));
  };
  expect(worked(0).size).toBe(8);
  expect(worked(1)).toEqual(new Set(["worm/XA/0"]));
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(share, share, (a, b) => {
      const fewer = worked(Math.max(a, b));
      const more = worked(Math.min(a, b));
      for (const request of fewer) expect(more).toContain(request);
    }),
    { numRuns: 8 },
  );
});

test("When the earlier request is withdrawn, those joined to it are worked on for themselves", () => {
  const slow = {
    ...PLAIN_PROFILE.service,
    check: { kind: "deterministic", value: 2 * HOUR },
  } as const;
  const profiles = { plain: { ...PLAIN_PROFILE, service: slow }, hub: PLAIN_PROFILE };
  const b = bench({ deduplication: { recognised_share: 1 } }, { profiles });
  ask(b, { id: "worm/XA/0", incident: "worm", withdrawn_at: SAMPLE_START + HOUR });
  ask(b, { id: "worm/XA/1", incident: "worm", duplicate_of: "worm/XA/0" });
  b.agenda.runUntil(SAMPLE_START + DAY);
  expect(b.of("hold").map(({ request }) => request)).toEqual(["worm/XA/1"]);
});

test("When the earlier request is closed unanswered, those joined to it are worked on for themselves", () => {
  const scenario = worldScenario({
    topology: {
      ...topology,
      shape: VIA_HUB,
      effects: { ...NONE, deduplication: { recognised_share: 1 } },
    },
    providers: [plainProvider("XA"), plainProvider("XB", { tells_user_share: 1 })],
    choices: [{ draw: "takes/XA/worm/XA/0/choose/2", is: 30 * DAY }],
  });
  const b = worldBench(withState(scenario, "XA", { desk: roster([[SAMPLE_START, 2, 0]]) }));
  ask(b, { id: "worm/XA/0", incident: "worm" });
  ask(b, { id: "worm/XA/1", incident: "worm", duplicate_of: "worm/XA/0" });
  b.agenda.runUntil(SAMPLE_START + 17 * DAY);
  expect(b.of("order")).toEqual([]);
  b.agenda.runUntil(SAMPLE_START + 25 * DAY);
  expect(b.of("state").map(({ request, to }) => `${request ?? ""} ${to}`)).toContain(
    "worm/XA/0 closed",
  );
  expect(b.of("hold").map(({ request }) => request)).toEqual(["worm/XA/1"]);
});
