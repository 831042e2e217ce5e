import { SAMPLE_START } from "@contactpoint/analysis/testing";
import { DAY, HOUR, MINUTE } from "@contactpoint/engine";
import type { ResolvedScenario } from "@contactpoint/protocol";
import { expect, test } from "vitest";
import { AT_ONCE, caseFacts, PLAIN_PROFILE, worldBench, worldScenario } from "./testing/index.ts";

const wait = { emergency: 2 * HOUR, urgent: 2 * HOUR, routine: 2 * HOUR };
const { topology, register } = worldScenario();
const INTRODUCED = {
  ...topology,
  shape: { kind: "hub", hub: "XH", relay: "introduce" },
  introduction: { wait, remembered_for: 10 * DAY },
} as const;

/** XA asks XB after XH has told it where XB is; its own register is wrong. */
function played(more: Partial<ResolvedScenario> = {}, facts: Parameters<typeof caseFacts>[1] = {}) {
  const wrong = { ...register, wrong_share: 1, secretariat: AT_ONCE };
  const bench = worldBench(worldScenario({ topology: INTRODUCED, register: wrong, ...more }));
  bench.world.need(caseFacts(bench.world, facts));
  bench.agenda.runUntil(SAMPLE_START + DAY);
  return bench;
}

const outage = (states: readonly string[]) =>
  ({
    faults: [
      {
        id: "out",
        group: null,
        from: SAMPLE_START,
        until: SAMPLE_START + DAY,
        kind: "outage",
        states,
      },
    ],
  }) as const;

test("An introduced request goes directly, to the right address", () => {
  const { of } = played();
  expect(of("sent")[0]).toMatchObject({ route: ["XA", "XB"], at: SAMPLE_START + 2 * MINUTE });
  expect(of("lost")).toEqual([]);
  const atHub = of("task").filter(({ node }) => node === "XH");
  expect(atHub.map(({ task, result }) => [task, result])).toEqual([
    ["relay", undefined],
    ["relay", undefined],
    ["relay", "introduced"],
  ]);
});

test("Without the hub the requesting side waits, and then its own register must do", () => {
  const { of } = played(outage(["XH"]));
  expect(of("sent")[0]).toMatchObject({ at: SAMPLE_START + 2 * HOUR });
  expect(of("lost").map(({ reason }) => reason)).toEqual(["wrong-entry"]);
});

test("Details are used again while they are remembered", () => {
  const bench = played();
  for (const [id, after] of [
    ["test/XA/2", 2 * DAY],
    ["test/XA/3", 12 * DAY],
  ] as const) {
    bench.agenda.runUntil(SAMPLE_START + after);
    bench.world.need(caseFacts(bench.world, { id }));
  }
  bench.agenda.runUntil(SAMPLE_START + 13 * DAY);
  const asked = bench.of("task").filter(({ node, phase }) => node === "XH" && phase === "asked");
  expect(asked.map(({ request }) => request)).toEqual(["test/XA/1", "test/XA/3"]);
});

test("A hub that takes too long is not waited for, and what it finds still helps", () => {
  const slow = {
    ...PLAIN_PROFILE.service,
    relay: { kind: "deterministic", value: 5 * HOUR },
  } as const;
  const profiles = { plain: PLAIN_PROFILE, hub: { ...PLAIN_PROFILE, service: slow } };
  const bench = played({ profiles });
  expect(bench.of("sent")[0]?.at).toBe(SAMPLE_START + 2 * HOUR);
  bench.world.need(caseFacts(bench.world, { id: "test/XA/2" }));
  bench.agenda.runUntil(SAMPLE_START + 2 * DAY);
  expect(bench.of("delivered").map(({ request }) => request)).toContain("test/XA/2");
});

test("The hub itself needs nobody to introduce it", () => {
  const { of, world } = played();
  const before = of("task").filter(({ node }) => node === "XH").length;
  world.need(caseFacts(world, { id: "test/XA/9", to: world.pointOf("XH") }));
  expect(of("task").filter(({ node, task }) => node === "XH" && task === "relay")).toHaveLength(
    before,
  );
});

test("Whoever was introduced is no stranger, and whoever was not is one", () => {
  const effects = {
    authentication: { kind: "deterministic", value: HOUR },
    completeness_check: false,
    provider_knowledge: null,
    deduplication: null,
    treaty_status: false,
    onward_consent: null,
  } as const;
  const takes = (more: Partial<ResolvedScenario>): number => {
    const { of } = played({ register, topology: { ...INTRODUCED, effects }, ...more });
    const times = of("task").filter(
      ({ task, phase }) => task === "acknowledge" && phase !== "asked",
    );
    return (times[1]?.at ?? 0) - (times[0]?.at ?? 0);
  };
  expect(takes({})).toBe(0);
  expect(takes(outage(["XH"]))).toBe(HOUR);
});
