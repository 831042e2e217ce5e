import { expect, test } from "vitest";
import { CASES } from "../conformance-cases/index.ts";
import { conclude } from "./conclusion.ts";
import type { Conformance } from "./conformance.ts";
import { LockStepFault, type LockStepNode } from "./lock-step-node.ts";
import type { Effects, Hello } from "./node-frame.ts";
import { OwnNode } from "./own-node.ts";
import { TextInbox } from "./text-inbox.ts";
import type { TextLink } from "./text-link.ts";
import { greetNode } from "./text-node.ts";
import { type OpenNode, tryNode } from "./try-node.ts";

const TOLD_ONCE = CASES.filter(({ rules, twice }) => rules.includes("S18") && twice !== true);
const SAMPLE = TOLD_ONCE.slice(0, 4);
const PLAIN = { knownFailing: [], strict: false, rules: [] };

function tried(open: OpenNode, cases = SAMPLE): Promise<Conformance> {
  return tryNode(open, { cases, profile: "core", reached: "here" });
}

function results({ cases }: Conformance): readonly string[] {
  return cases.map(({ result }) => result);
}

/** The own node with its hello or its effects changed. */
function changed(hello: Partial<Hello>, change = (effects: Effects) => effects): LockStepNode {
  const own = new OwnNode();
  return {
    hello: { ...own.hello, ...hello },
    close: () => own.close(),
    exchange: async (frame) => {
      const answer = await own.exchange(frame);
      if (answer.kind !== "effects") return answer;
      return { ...answer, effects: change(answer.effects) };
    },
  };
}

/** Opens the own node behind a link; the first one says a frame too many after so many answers. */
function sayingTooMuch(after: number, isLate: boolean): { open: OpenNode; opened: number } {
  const counted = {
    opened: 0,
    open: () => {
      counted.opened += 1;
      return greetNode(surplusLink(counted.opened === 1 ? after : Infinity, isLate), 5_000);
    },
  };
  return counted;
}

const SURPLUS = JSON.stringify({ kind: "effects", settled: true });

/** @param isLate whether the surplus frame is still under way when the bench says its next one */
function surplusLink(after: number, isLate: boolean): TextLink {
  const own = new OwnNode();
  const inbox = new TextInbox();
  inbox.take(JSON.stringify(own.hello));
  let frames = 0;
  return {
    say: (text) => {
      frames += 1;
      if (isLate && frames === after + 1) inbox.take(SURPLUS);
      const isTooMuch = !isLate && frames === after;
      void own.exchange(JSON.parse(text)).then((answer) => {
        inbox.take(answer.text);
        if (isTooMuch) inbox.take(SURPLUS);
      });
    },
    hear: () => inbox.hear(),
    hasNews: () => inbox.hasNews(),
    close: () => Promise.resolve(),
  };
}

/** With so many frames the own node is tried in these cases. */
async function framesOf(cases: typeof SAMPLE): Promise<number> {
  const own = new OwnNode();
  let frames = 0;
  const exchange: LockStepNode["exchange"] = (frame) => {
    frames += 1;
    return own.exchange(frame);
  };
  const node = { hello: own.hello, close: () => own.close(), exchange };
  await tried(() => Promise.resolve(node), cases);
  return frames;
}

test("One frame too many, early or late, fails the case in which it comes and no rule", async () => {
  const cases = CASES.slice(0, 2);
  const probing = await framesOf([]);
  const told = await framesOf(cases.slice(0, 1));
  for (const isLate of [false, true])
    // What comes after the last answer of a case, which is the echo, is the next one's.
    for (let after = probing + 1; after < told; after++) {
      const counted = sayingTooMuch(after, isLate);
      const found = await tried(counted.open, cases);
      expect(results(found)).toEqual(["failed", "passed"]);
      expect(found.cases[0]?.complaints).toMatchObject([{ requirement: "LS-002" }]);
      expect(found.rules.filter(({ result }) => result === "violated")).toEqual([]);
      expect(counted.opened).toBe(2);
    }
});

test("A frame too many in a probe fails the probe, and no further one is tried", async () => {
  const { probes, cases } = await tried(sayingTooMuch(5, true).open);
  const last = { id: "told-twice", requirement: "LS-002", result: "failed" };
  expect(probes.at(-1)).toMatchObject(last);
  expect(cases).toEqual([]);
});

test("Where a node does not come back, what was not told is undecided", async () => {
  const own = new OwnNode();
  let begun = 0;
  const dying: LockStepNode = {
    hello: own.hello,
    close: () => own.close(),
    exchange: async (frame) => {
      if (frame.kind === "init") begun += 1;
      // The probes begin four cases.
      if (begun === 6) throw new LockStepFault("LS-002", "it ended instead of answering");
      return own.exchange(frame);
    },
  };
  const nodes = [dying];
  const found = await tried(async () => {
    const node = nodes.shift();
    if (node !== undefined) return node;
    throw new LockStepFault("LS-001", "it cannot be reached");
  });
  expect(results(found)).toEqual(["passed", "failed", "undecided", "undecided"]);
  expect(found.cases[2]?.complaints[0]?.sentence).toContain("it cannot be reached");
  expect(conclude(found, PLAIN)).toMatchObject({ code: 1, badge: false });
});

test("A node that cannot be reached at first is not tried", async () => {
  const fault = new LockStepFault("LS-001", "it cannot be reached");
  await expect(tried(() => Promise.reject(fault))).rejects.toBe(fault);
});

test("A node of another version of the protocol hears so, and is told no case", async () => {
  const found = await tried(() => Promise.resolve(changed({ protocol: "9.9.9" })));
  expect(found.cases).toEqual([]);
  expect(found.probes.filter(({ result }) => result === "failed")).toMatchObject([
    { id: "protocol", sentence: "it speaks 9.9.9, and 1.0.0 is tried" },
  ]);
  expect(conclude(found, PLAIN)).toMatchObject({ code: 1, badge: false, failed: ["protocol"] });
});

test("An item of which there can be none fails a case, and nobody counts up to it", async () => {
  const item = Number.MAX_SAFE_INTEGER;
  for (const list of ["hold", "send"] as const) {
    const far = (effects: Effects): Effects => ({
      ...effects,
      [list]: effects[list].map((each) => ("item" in each ? { ...each, item } : each)),
    });
    const { cases } = await tried(() => Promise.resolve(changed({}, far)));
    expect(cases).toHaveLength(SAMPLE.length);
    for (const { complaints } of cases)
      expect(complaints.map(({ requirement }) => requirement)).toContain("LS-026");
  }
});
