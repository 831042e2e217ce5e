import { SAMPLE_START } from "@contactpoint/analysis/testing";
import { DAY, HOUR, MINUTE } from "@contactpoint/engine";
import type { ResolvedFault, ResolvedTopology } from "@contactpoint/protocol";
import { expect, test } from "vitest";
import { Choices } from "./choices.ts";
import { Draws } from "./draws.ts";
import { Hardship } from "./hardship.ts";
import { Links } from "./links.ts";
import { bareCase, TinyAgenda, worldBench, worldScenario } from "./testing/index.ts";

const { world } = worldBench(worldScenario());
const xa = world.pointOf("XA");
const xb = world.pointOf("XB");
const of = bareCase(world);
const UNIFORM = { kind: "uniform", min: MINUTE, max: HOUR } as const;
const LINK = { from: "XA", to: "XB", latency: UNIFORM, loss: 0, duplicate: 0 };

function linksOf(
  topology: Partial<ResolvedTopology>,
  faults: readonly ResolvedFault[] = [],
  choices: Choices | null = null,
) {
  const agenda = new TinyAgenda(SAMPLE_START);
  const draws = new Draws(1);
  const fired: string[] = [];
  const hardship = new Hardship(agenda, draws, (record) => {
    if (record.kind === "fault" && record.phase === "fired") fired.push(record.fault);
  });
  hardship.schedule({ faults }, { strike: () => undefined, homeOf: () => "XB" });
  agenda.runUntil(SAMPLE_START);
  const links = new Links(
    { ...world.scenario.topology, ...topology },
    draws,
    hardship.links,
    choices,
  );
  const cross = (index: number, from = xa, to = xb, hop = 0) => ({
    ...links.cross(from, to, of.facts, index, hop),
  });
  return { cross, fired };
}

function fault(more: object): ResolvedFault {
  const whole = { id: "fault", group: null, from: SAMPLE_START, until: SAMPLE_START + DAY };
  return { ...whole, links: [["XA", "XB"]], ...more } as unknown as ResolvedFault;
}

const MANY = [...Array(2000).keys()];
const lost = (cross: (index: number) => { lost: string | null }) =>
  MANY.filter((index) => cross(index).lost !== null);

test("A crossing takes the latency of the topology, drawn for each message, way and hop alike", () => {
  const { cross } = linksOf({ latency: UNIFORM });
  const times = [cross(1), cross(2), cross(1, xa, xb, 1)].map(({ takes }) => takes);
  expect(new Set(times).size).toBe(3);
  for (const time of times) expect(time).toBeGreaterThanOrEqual(MINUTE);
  for (const time of times) expect(time).toBeLessThanOrEqual(HOUR);
  expect(cross(1)).toEqual({ lost: null, takes: times[0], copyTakes: -1 });
});

test("A link with terms of its own follows them in its direction alone", () => {
  const slow = { ...LINK, latency: { kind: "deterministic", value: 7 * HOUR } as const };
  const { cross } = linksOf({ links: [slow] });
  expect(cross(1).takes).toBe(7 * HOUR);
  expect(cross(1, xb, xa).takes).toBe(MINUTE);
});

test("As many crossings are lost or doubled as the shares say, independently", () => {
  const { cross } = linksOf({ loss: 0.2, duplicate: 0.3, latency: UNIFORM });
  const crossings = MANY.map((index) => cross(index));
  const arrived = crossings.filter((one) => one.lost === null);
  // Four standard deviations are 72 and 74.
  expect(Math.abs(2000 - arrived.length - 400)).toBeLessThan(72);
  const doubled = arrived.filter(({ copyTakes }) => copyTakes >= 0);
  expect(Math.abs(doubled.length - 0.3 * arrived.length)).toBeLessThan(74);
  for (const { takes, copyTakes } of doubled) expect(copyTakes).not.toBe(takes);
});

test("A partition loses everything, and nothing is drawn then", () => {
  const { cross, fired } = linksOf({}, [fault({ kind: "partition" })]);
  expect(cross(1)).toEqual({ lost: "partition", takes: 0, copyTakes: -1 });
  expect(fired).toEqual(["fault"]);
});

test("A fault of loss has fired for exactly those messages that the link itself would not have lost", () => {
  const alone = new Set(lost(linksOf({ loss: 0.2 }).cross));
  const { cross, fired } = linksOf({ loss: 0.2 }, [fault({ kind: "loss", share: 0.5 })]);
  const both = lost(cross);
  expect(both.filter((index) => alone.has(index))).toHaveLength(alone.size);
  expect(fired).toHaveLength(both.length - alone.size);
  expect(Math.abs(both.length - 1000)).toBeLessThan(90);
});

test("A fault that loses less than the link itself never fires", () => {
  const { cross, fired } = linksOf({ loss: 0.5 }, [fault({ kind: "loss", share: 0.3 })]);
  expect(lost(cross).length).toBeGreaterThan(900);
  expect(fired).toEqual([]);
});

test("A fault of duplication has fired for exactly those copies that the link itself would not have made", () => {
  const copies = (cross: (index: number) => { copyTakes: number }) =>
    MANY.filter((index) => cross(index).copyTakes >= 0);
  const alone = copies(linksOf({ duplicate: 0.2 }).cross);
  const { cross, fired } = linksOf({ duplicate: 0.2 }, [
    fault({ kind: "duplication", share: 0.5 }),
  ]);
  const both = copies(cross);
  expect(fired).toHaveLength(both.length - alone.length);
  expect(fired.length).toBeGreaterThan(400);
});

test("A fault of latency delays the message and its copy", () => {
  const { cross } = linksOf({ duplicate: 1 }, [fault({ kind: "latency", adds: 2 * HOUR })]);
  expect(cross(1)).toEqual({
    lost: null,
    takes: 2 * HOUR + MINUTE,
    copyTakes: 2 * HOUR + MINUTE,
  });
});

const NAME = "link/XA>XB/test/XA/1/5.0";

function chosen(is: string | number): Choices {
  return new Choices([{ draw: NAME, is }]);
}

test("A choice decides one crossing, whatever chance says, and leaves the others alone", () => {
  const dropped = linksOf({}, [], chosen("drop"));
  expect(dropped.cross(5).lost).toBe("link-loss");
  expect(dropped.cross(5, xa, xb, 1).lost).toBeNull();
  expect(dropped.cross(6).lost).toBeNull();
  const kept = linksOf({ loss: 1 }, [], chosen("pass"));
  expect(kept.cross(5)).toEqual({ lost: null, takes: MINUTE, copyTakes: -1 });
  expect(kept.cross(6).lost).toBe("link-loss");
  const doubled = linksOf({ loss: 1 }, [], chosen("copy"));
  expect(doubled.cross(5)).toEqual({ lost: null, takes: MINUTE, copyTakes: MINUTE });
  const timed = linksOf({ loss: 1 }, [], chosen(7));
  expect(timed.cross(5)).toEqual({ lost: null, takes: 7, copyTakes: -1 });
});

test("A choice cannot carry a message over a link that is cut, and counts as unused", () => {
  const choices = chosen("pass");
  expect(linksOf({}, [fault({ kind: "partition" })], choices).cross(5).lost).toBe("partition");
  expect(choices.unused).toEqual([NAME]);
});

test("A choice that decided something counts as used", () => {
  const choices = chosen("drop");
  linksOf({}, [], choices).cross(5);
  expect(choices.unused).toEqual([]);
});

test("A partition in one direction loses nothing in the other", () => {
  const { cross, fired } = linksOf({}, [fault({ kind: "partition", one_way: true })]);
  expect(cross(1).lost).toBe("partition");
  expect(cross(1, xb, xa).lost).toBeNull();
  expect(fired).toEqual(["fault"]);
});

test("Reordering holds as many messages back as its share says, and only those fire", () => {
  const { cross, fired } = linksOf({}, [fault({ kind: "reordering", share: 0.3, by: HOUR })]);
  const held = MANY.filter((index) => cross(index).takes === MINUTE + HOUR);
  // Four standard deviations are 82.
  expect(Math.abs(held.length - 600)).toBeLessThan(82);
  expect(fired).toHaveLength(held.length);
  expect(cross(held[0] ?? 0, xb, xa).takes).toBe(MINUTE + HOUR);
});
