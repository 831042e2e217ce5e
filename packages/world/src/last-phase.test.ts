import { SAMPLE_START } from "@contactpoint/analysis/testing";
import { HOUR, MINUTE } from "@contactpoint/engine";
import type { ResolvedScenario } from "@contactpoint/protocol";
import { expect, test } from "vitest";
import { listedWorkload, struckRun, type Given } from "./testing/index.ts";

const wait = { emergency: 4 * HOUR, urgent: 4 * HOUR, routine: 4 * HOUR };
const escalation = [{ kind: "channel", channel: "post", network: null, tries: 2, wait }] as const;

function healed(faults: readonly Given[], more: Partial<ResolvedScenario> = {}) {
  const liveness = { from: SAMPLE_START + 2 * HOUR, core: ["XA", "XB"] };
  return struckRun(faults, { liveness, escalation, ...more });
}

test("Faults within the core end when the last phase begins, and what was wanted comes about", () => {
  const { story, of } = healed([
    { kind: "partition", links: [["XA", "XB"]], from: 0, until: 2_000 },
  ]);
  expect(of("phase")).toMatchObject([{ at: SAMPLE_START + 2 * HOUR, core: ["XA", "XB"] }]);
  expect(story("fault")).toEqual(["0 fault-0 began", "0 fault-0 fired", "120 fault-0 ended"]);
  expect(story("delivered").slice(0, 2)).toEqual([
    "241 XB hears request",
    "302 XA hears acknowledgement",
  ]);
});

test("What strikes others goes on striking them for ever", () => {
  const links = [
    ["XA", "XB"],
    ["XA", "XH"],
  ] as const;
  const { world, story } = healed([{ kind: "partition", links, from: 0, until: 180 }]);
  expect(story("fault")).not.toContain("180 fault-0 ended");
  const [xa, xb, xh] = ["XA", "XB", "XH"].map((id) => world.pointOf(id));
  if (xa === undefined || xb === undefined || xh === undefined) throw new Error("no such State");
  const { links: faults } = world.hardship;
  const facts = { id: "x", key: xa.key } as Parameters<typeof faults.partitioned>[2];
  expect([faults.partitioned(xa, xb, facts), faults.partitioned(xh, xa, facts)]).toEqual([
    false,
    true,
  ]);
});

test("A contact point of the core that is down comes back, and another does not", () => {
  const crash = { kind: "crash", store: "full", loses: 0, from: 0, until: 900 } as const;
  const { story } = healed([{ ...crash, states: ["XB", "XH"], point: "before-write" }]);
  expect(story("crash")).toEqual([
    "1 XB crashed before-write full",
    "120 XB restarted full",
    "120 XB recovered",
  ]);
});

test("No fault begins in the last phase, and nothing new is wanted", () => {
  const at = (minutes: number) => SAMPLE_START + minutes * MINUTE;
  const need = { from: null, provider: null, form: null, urgency: null, expires_at: null };
  const workload = [listedWorkload([60, 120, 121].map((minute) => ({ ...need, at: at(minute) })))];
  const { story, of } = healed([{ kind: "outage", states: ["XB"], from: 120, until: 200 }], {
    workload,
  });
  expect(story("fault")).toEqual([]);
  expect(of("need").map(({ at: needed }) => (needed - SAMPLE_START) / MINUTE)).toEqual([0, 60]);
});

test("Between States of the core nothing is lost or doubled any more, and each try gets through", () => {
  const topology = {
    shape: { kind: "mesh" },
    latency: { kind: "deterministic", value: MINUTE },
    loss: 1,
    duplicate: 1,
    links: [],
  } as const;
  const channels = {
    post: {
      reach: 0,
      delay: { kind: "deterministic", value: 0 },
      hours: "always",
      tells_failure: false,
    },
  } as const;
  const { story } = healed([], { topology, channels });
  expect(story("lost", "delivered").slice(0, 2)).toEqual([
    "0 lost by link-loss",
    "241 XB hears request",
  ]);
  expect(story("delivered").some((line) => line.includes("again"))).toBe(false);
});
