import { expect, test } from "vitest";
import { CASES } from "../conformance-cases/index.ts";
import { conclude } from "./conclusion.ts";
import type { Conformance } from "./conformance.ts";
import { LockStepFault, type LockStepNode } from "./lock-step-node.ts";
import { OwnNode } from "./own-node.ts";
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
