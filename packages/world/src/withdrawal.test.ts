import { SAMPLE_START } from "@contactpoint/analysis/testing";
import { entityKey, HOUR, MINUTE } from "@contactpoint/engine";
import type { OfficerTask, ResolvedFault, ResolvedScenario } from "@contactpoint/protocol";
import { expect, test } from "vitest";
import type { CaseFacts } from "./case.ts";
import {
  caseFacts,
  NO_ERRORS,
  PLAIN_PROFILE,
  roster,
  withState,
  worldBench,
  worldScenario,
} from "./testing/index.ts";

/** Officers need so many hours for each of these tasks, and no time for others. */
function working(
  hours: Partial<Record<OfficerTask, number>>,
  sleep_through = 0,
): Partial<ResolvedScenario> {
  const taken = Object.entries(hours).map(([task, value]) => [
    task,
    { kind: "deterministic", value: value * HOUR },
  ]);
  const plain = {
    ...PLAIN_PROFILE,
    service: { ...PLAIN_PROFILE.service, ...Object.fromEntries(taken) },
    error: { ...NO_ERRORS, sleep_through },
  };
  return { profiles: { plain, hub: PLAIN_PROFILE } };
}

const ON_CALL = roster([[SAMPLE_START, 0, 1]], { kind: "deterministic", value: HOUR });

/** Needs of XA towards XB that go away after so many hours, each known by its name. */
function running(
  scenario: ResolvedScenario,
  needs: Readonly<Record<string, Partial<CaseFacts> & { readonly goes: number }>>,
) {
  const { world, agenda, of } = worldBench(scenario);
  const stamp = (at: number): string => String((at - SAMPLE_START) / HOUR);
  for (const [name, { goes, ...more }] of Object.entries(needs)) {
    const id = `test/XA/${name}`;
    const withdrawn_at = SAMPLE_START + goes * HOUR;
    world.need(caseFacts(world, { id, key: entityKey(id), form: "ping", ...more, withdrawn_at }));
  }
  agenda.runUntil(SAMPLE_START + 100 * HOUR);
  const nameOf = (request: string | undefined): string => request?.split("/").at(-1) ?? "";
  return {
    of,
    /** What became of tasks, as `<hour> <name> <task> <phase>`. */
    tasks: (node: string) =>
      of("task").flatMap((one) =>
        one.node === node && one.phase !== "asked"
          ? [`${stamp(one.at)} ${nameOf(one.request)} ${one.task} ${one.phase}`]
          : [],
      ),
    /** Messages that left, as `<hour> <name> <type>`. */
    sent: (from: string) =>
      of("sent").flatMap((one) =>
        one.from === from ? [`${stamp(one.at)} ${nameOf(one.request)} ${one.type}`] : [],
      ),
    calls: () => of("call").map(({ at, phase }) => `${stamp(at)} ${phase}`),
    final: (machine: string, name: string) =>
      of("state")
        .findLast((one) => one.machine === machine && nameOf(one.request) === name)
        ?.to.replace(/^.*\./, ""),
  };
}

/** Messages take no time, so that withdrawals arrive on the hour. */
function atOnce(more: Partial<ResolvedScenario>): ResolvedScenario {
  const scenario = worldScenario(more);
  const latency = { kind: "deterministic", value: 0 } as const;
  return { ...scenario, topology: { ...scenario.topology, latency } };
}

test("A need that goes away before it is prepared leaves the requesting desk's queue without a word", () => {
  const { tasks, sent, final } = running(atOnce(working({ prepare: 4 })), {
    a: { goes: Infinity },
    b: { goes: 1 },
    c: { goes: Infinity },
  });
  expect(tasks("XA")).toEqual([
    "0 a prepare started",
    "1 b prepare dropped",
    "4 a prepare finished",
    "4 c prepare started",
    "8 c prepare finished",
  ]);
  expect(sent("XA")).toEqual(["4 a request", "8 c request"]);
  expect(final("requesting", "b")).toBe("withdrawn");
});

test("A draft in hand is finished though nobody needs it, and is not sent", () => {
  const { tasks, sent, final } = running(atOnce(working({ prepare: 4 })), { a: { goes: 1 } });
  expect(tasks("XA")).toEqual(["0 a prepare started", "4 a prepare finished"]);
  expect([sent("XA"), final("requesting", "a")]).toEqual([[], "withdrawn"]);
});

test("A withdrawal takes waiting work from the requested desk's queue, and the next comes earlier", () => {
  const { tasks, sent, final } = running(atOnce(working({ acknowledge: 4 })), {
    a: { goes: Infinity },
    b: { goes: 1 },
    c: { goes: Infinity },
  });
  expect(tasks("XB")).toEqual([
    "0 a acknowledge started",
    "1 b acknowledge dropped",
    "4 a acknowledge finished",
    "4 c acknowledge started",
    "8 c acknowledge finished",
  ]);
  expect(sent("XA").slice(-1)).toEqual(["1 b withdrawal"]);
  expect(["requesting", "requested"].map((side) => final(side, "b"))).toEqual([
    "withdrawn",
    "withdrawn",
  ]);
});

test("The requested desk's queue keeps the work until the withdrawal has arrived", () => {
  const { tasks } = running(worldScenario(working({ acknowledge: 4 })), {
    a: { goes: Infinity },
    b: { goes: 1 },
  });
  expect(tasks("XB")).toContain(`${1 + MINUTE / HOUR} b acknowledge dropped`);
});

test("A withdrawal that overtakes its request is lost, and the requested side answers in vain", () => {
  const slow: ResolvedFault = {
    id: "slow",
    kind: "latency",
    group: null,
    links: [["XA", "XB"]],
    adds: 5 * HOUR,
    from: SAMPLE_START,
    until: SAMPLE_START + HOUR,
  };
  const { tasks, sent, final } = running(atOnce({ faults: [slow] }), { a: { goes: 2 } });
  expect(sent("XA")).toEqual(["0 a request", "2 a withdrawal"]);
  expect(tasks("XB")).toEqual(["5 a acknowledge started", "5 a acknowledge finished"]);
  expect(["requesting", "requested"].map((side) => final(side, "a"))).toEqual([
    "withdrawn",
    "answered",
  ]);
});

test("What an officer of the requested desk has in hand is finished, and nothing follows from it", () => {
  const { tasks, sent, final } = running(atOnce(working({ acknowledge: 4 })), {
    a: { goes: 1, form: "preservation" },
    b: { goes: Infinity },
  });
  expect(tasks("XB")).toEqual([
    "0 a acknowledge started",
    "4 a acknowledge finished",
    "4 b acknowledge started",
    "8 b acknowledge finished",
  ]);
  expect(sent("XB")).toEqual(["1 a release-notice", "8 b acknowledgement"]);
  expect(final("requested", "a")).toBe("withdrawn");
});

test("A need that goes away after the answer changes nothing", () => {
  const scenario = atOnce(working({ acknowledge: 4 }));
  const late = running(scenario, { a: { goes: 5 } });
  const never = running(scenario, { a: { goes: Infinity } });
  expect(late.final("requesting", "a")).toBe("answered");
  expect(late.sent("XA")).toEqual(["0 a request"]);
  expect(late.of("state")).toEqual(never.of("state"));
});

test("Dropped work has no officer rung again, and the one on the way goes home", () => {
  const onCall = { desk: ON_CALL };
  const asleep = withState(atOnce(working({ acknowledge: 1 }, 1)), "XB", onCall);
  const rungOnce = ["0 rung", "0 slept-through"];
  expect(running(asleep, { a: { goes: 1 / 30 } }).calls()).toEqual(rungOnce);
  expect(running(asleep, { a: { goes: Infinity } }).calls().length).toBeGreaterThan(24);
  const awake = withState(atOnce(working({ acknowledge: 1 })), "XB", onCall);
  const called = running(awake, { a: { goes: 0.5 } });
  expect(called.calls()).toEqual(["0 rung", "1 arrived", "1 left"]);
  expect(called.tasks("XB")).toEqual(["0.5 a acknowledge dropped"]);
});

test("Work that is dropped while nobody may be rung has nobody rung when officers are on call again", () => {
  const desk = roster([
    [SAMPLE_START, 0, 0],
    [SAMPLE_START + 8 * HOUR, 0, 1],
  ]);
  const scenario = withState(atOnce(working({ acknowledge: 1 })), "XB", { desk });
  expect(running(scenario, { a: { goes: 2 } }).calls()).toEqual([]);
  expect(running(scenario, { a: { goes: 9 } }).calls()[0]).toBe("8 rung");
});

test("What is held when the withdrawal arrives is released, and what is not yet held is not ordered", () => {
  const { of, sent, tasks, final } = running(atOnce(working({ order: 4 })), {
    a: { goes: 6, form: "preservation", items: twoItems() },
  });
  expect(tasks("XB").slice(-4)).toEqual([
    "0 a order started",
    "4 a order finished",
    "4 a order started",
    "8 a order finished",
  ]);
  const holds = of("hold").map(({ at, item, change, reason }) => ({
    hour: (at - SAMPLE_START) / HOUR,
    item,
    change,
    reason,
  }));
  expect(holds).toEqual([
    { hour: 4, item: 0, change: "began", reason: undefined },
    { hour: 6, item: 0, change: "released", reason: "withdrawal" },
  ]);
  expect(of("order").map(({ item, phase }) => `${item} ${phase}`)).toEqual([
    "0 sent",
    "0 answered",
  ]);
  expect(sent("XB").slice(-1)).toEqual(["6 a release-notice"]);
  expect(final("hold", "a")).toBe("withdrawn");
});

function twoItems(): CaseFacts["items"] {
  const item = {
    provider: "p-XB",
    expires_at: SAMPLE_START + 1_000 * HOUR,
    stated_expiry: null,
    data_class: "traffic",
    wrong_identifier: false,
  } as const;
  return [item, item];
}
