import { SAMPLE_START } from "@contactpoint/analysis/testing";
import { DAY, HOUR, MINUTE } from "@contactpoint/engine";
import type { FaultRecord, ResolvedFault } from "@contactpoint/protocol";
import { expect, test } from "vitest";
import { Draws } from "./draws.ts";
import { Hardship } from "./hardship.ts";
import {
  bareCase,
  roster,
  TinyAgenda,
  withState,
  worldBench,
  worldScenario,
} from "./testing/index.ts";

const { world } = worldBench(worldScenario());
const [XA, XB, XH] = ["XA", "XB", "XH"].map((id) => world.pointOf(id)) as [
  ReturnType<typeof world.pointOf>,
  ReturnType<typeof world.pointOf>,
  ReturnType<typeof world.pointOf>,
];
const of = bareCase(world);
const FROM = SAMPLE_START + HOUR;
const UNTIL = SAMPLE_START + 3 * HOUR;
const LINKS = { links: [["XA", "XB"]] as const };

/** A kind of fault with what it says; the rest is as in most tests. */
type Given<F = ResolvedFault> = F extends ResolvedFault
  ? Omit<F, "id" | "group" | "from" | "until"> & { readonly from?: number; readonly until?: number }
  : never;

function fault(id: string, more: Given): ResolvedFault {
  return { id, group: null, from: FROM, until: UNTIL, ...more };
}

function hardshipOf(...faults: ResolvedFault[]) {
  const agenda = new TinyAgenda(SAMPLE_START);
  const notes: string[] = [];
  const hardship = new Hardship(agenda, new Draws(1), (record) => {
    const { fault: id, phase, request } = record as FaultRecord;
    notes.push([id, phase, request].filter((part) => part !== undefined).join(" "));
  });
  hardship.schedule(
    { faults },
    {
      strike: () => {
        throw new Error("no State is struck");
      },
      homeOf: (provider) => provider.slice(2),
    },
  );
  return { agenda, hardship, notes };
}

test("A fault lasts from its beginning until just before its end, both of which are written down", () => {
  const { agenda, hardship, notes } = hardshipOf(fault("cut", { kind: "partition", ...LINKS }));
  const struck = [FROM - 1, FROM, UNTIL - 1, UNTIL].map((at) => {
    agenda.runUntil(at);
    return hardship.links.partitioned(XA, XB, of.facts);
  });
  expect(struck).toEqual([false, true, true, false]);
  expect(notes).toEqual(["cut began", "cut fired test/XA/1", "cut fired test/XA/1", "cut ended"]);
});

test("A fault of a link strikes both directions of that link and no other, and fires only there", () => {
  const { agenda, hardship, notes } = hardshipOf(fault("cut", { kind: "partition", ...LINKS }));
  agenda.runUntil(FROM);
  expect(hardship.links.partitioned(XB, XA, of.facts)).toBe(true);
  expect(hardship.links.partitioned(XA, XH, of.facts)).toBe(false);
  expect(hardship.links.partitioned(XH, XB, of.facts)).toBe(false);
  expect(notes).toEqual(["cut began", "cut fired test/XA/1"]);
});

test("Latencies of faults that overlap add up, and each fires", () => {
  const { agenda, hardship, notes } = hardshipOf(
    fault("slow", { kind: "latency", ...LINKS, adds: MINUTE }),
    fault("slower", { kind: "latency", ...LINKS, adds: HOUR, until: UNTIL + HOUR }),
  );
  agenda.runUntil(FROM);
  expect(hardship.links.addedLatency(XA, XB, of.facts)).toBe(MINUTE + HOUR);
  agenda.runUntil(UNTIL);
  expect(hardship.links.addedLatency(XA, XB, of.facts)).toBe(HOUR);
  expect(hardship.links.addedLatency(XA, XH, of.facts)).toBe(0);
  const fired = notes.filter((note) => note.includes("fired"));
  expect(fired).toEqual([
    "slow fired test/XA/1",
    "slower fired test/XA/1",
    "slower fired test/XA/1",
  ]);
});

test.each(["loss", "duplication"] as const)(
  "Of overlapping faults of %s the greatest share counts and fires",
  (kind) => {
    const { agenda, hardship, notes } = hardshipOf(
      fault("light", { kind, ...LINKS, share: 0.2 }),
      fault("heavy", { kind, ...LINKS, share: 0.7, until: UNTIL - HOUR }),
    );
    const [share, fired] =
      kind === "loss"
        ? ([
            () => hardship.links.loss(XA, XB),
            () => hardship.links.firedLoss(XA, XB, of.facts),
          ] as const)
        : ([
            () => hardship.links.duplication(XA, XB),
            () => hardship.links.firedDuplication(XA, XB, of.facts),
          ] as const);
    expect(share()).toBe(0);
    agenda.runUntil(FROM);
    expect(share()).toBe(0.7);
    fired();
    agenda.runUntil(UNTIL - HOUR);
    expect(share()).toBe(0.2);
    fired();
    agenda.runUntil(UNTIL);
    expect(share()).toBe(0);
    fired();
    expect(notes.filter((note) => note.includes("fired"))).toEqual([
      "heavy fired test/XA/1",
      "light fired test/XA/1",
    ]);
  },
);

test("Loss and duplication are kept apart", () => {
  const { agenda, hardship } = hardshipOf(fault("loss", { kind: "loss", ...LINKS, share: 0.4 }));
  agenda.runUntil(FROM);
  expect([hardship.links.loss(XA, XB), hardship.links.duplication(XA, XB)]).toEqual([0.4, 0]);
});

test("A provider refuses as many orders as the share says, and only those fire", () => {
  const { agenda, hardship, notes } = hardshipOf(
    fault("strike", { kind: "provider-refusal", providers: ["p-XB"], share: 0.4 }),
  );
  expect(hardship.refuses("p-XB", of.facts, 0)).toBe(false);
  agenda.runUntil(FROM);
  let refused = 0;
  for (let index = 0; index < 2000; index++)
    if (hardship.refuses("p-XB", of.facts, index)) refused++;
  // Four standard deviations are 88.
  expect(Math.abs(refused - 800)).toBeLessThan(88);
  expect(notes.filter((note) => note.includes("fired"))).toHaveLength(refused);
  expect(hardship.refuses("p-XA", of.facts, 0)).toBe(false);
  agenda.runUntil(UNTIL);
  expect(hardship.refuses("p-XB", of.facts, 0)).toBe(false);
});

const OFFICERS = withState(worldScenario(), "XB", { desk: roster([[SAMPLE_START, 3, 0]]) });

test("Outages that overlap bring a contact point back when the last of them ends", () => {
  const faults = [
    fault("power", { kind: "outage", states: ["XB"] }),
    fault("flood", {
      kind: "outage",
      states: ["XB", "XH"],
      from: FROM + HOUR,
      until: UNTIL + HOUR,
    }),
  ];
  const { agenda, of: records } = worldBench({ ...OFFICERS, faults });
  agenda.runUntil(SAMPLE_START + DAY);
  const duty = records("duty").filter(({ node }) => node === "XB");
  expect(duty.map(({ at, duty: now, present }) => [at, now, present])).toEqual([
    [SAMPLE_START, "desk", 3],
    [FROM, "out-of-service", 0],
    [UNTIL + HOUR, "desk", 3],
  ]);
  expect(records("fault").map(({ fault: id, phase }) => `${id} ${phase}`)).toEqual([
    "power began",
    "flood began",
    "power ended",
    "flood ended",
  ]);
});

test("Officers who do not appear are missing from the shift while the fault lasts, and no-shows add up", () => {
  const faults = [
    fault("flu", { kind: "no-show", states: ["XB"], officers: 1 }),
    fault("strike", {
      kind: "no-show",
      states: ["XB"],
      officers: null,
      from: FROM + HOUR,
      until: FROM + 90 * MINUTE,
    }),
  ];
  const { agenda, of: records } = worldBench({ ...OFFICERS, faults });
  agenda.runUntil(SAMPLE_START + DAY);
  const duty = records("duty").filter(({ node }) => node === "XB");
  expect(duty.map(({ at, duty: now, present }) => [at, now, present])).toEqual([
    [SAMPLE_START, "desk", 3],
    [FROM, "desk", 2],
    [FROM + HOUR, "closed", 0],
    [FROM + 90 * MINUTE, "desk", 2],
    [UNTIL, "desk", 3],
  ]);
});

test("A fault that began before the run strikes from its start, and one that ended before it strikes nothing", () => {
  const { agenda, hardship, notes } = hardshipOf(
    fault("early", { kind: "loss", ...LINKS, share: 1, from: SAMPLE_START - DAY }),
    fault("over", {
      kind: "loss",
      ...LINKS,
      share: 1,
      from: SAMPLE_START - 2,
      until: SAMPLE_START - 1,
    }),
  );
  agenda.runUntil(SAMPLE_START);
  expect(hardship.links.loss(XA, XB)).toBe(1);
  hardship.links.firedLoss(XA, XB, of.facts);
  expect(notes).toEqual(["early began", "over began", "over ended", "early fired test/XA/1"]);
});
