import { expect, test } from "vitest";
import { CASES } from "../conformance-cases/index.ts";
import { complaintText } from "./counted-complaint.ts";
import { judgeCase } from "./judged-case.ts";
import { type Answer, LockStepFault, type LockStepNode } from "./lock-step-node.ts";
import { OwnNode } from "./own-node.ts";

/** The own node, which ends instead of giving this answer (from 1). */
function endingAt(last: number): LockStepNode {
  const own = new OwnNode();
  let answers = 0;
  return {
    hello: own.hello,
    close: () => own.close(),
    exchange: (frame) => {
      if ((answers += 1) < last) return own.exchange(frame);
      return Promise.reject(new LockStepFault("LS-002", "it ended"));
    },
  };
}

/** The own node, whose first timer was due long ago in every answer. */
function late(): LockStepNode {
  const own = new OwnNode();
  const change = (answer: Answer): Answer => {
    if (answer.kind !== "effects") return answer;
    const timers = answer.effects.timers.map((timer) => ({ ...timer, due: 0 }));
    return { ...answer, effects: { ...answer.effects, timers } };
  };
  return {
    hello: own.hello,
    close: () => own.close(),
    exchange: async (frame) => change(await own.exchange(frame)),
  };
}

const [story] = CASES.filter(({ id }) => id === "partly-preserved-is-held");

test("A complaint on a node that ends names the step that it was at", async () => {
  if (story === undefined) throw new Error("there is no such case");
  const placed = async (last: number): Promise<number | undefined> => {
    const { result, complaints } = await judgeCase(endingAt(last), story);
    expect(result).toBe("failed");
    return complaints.find(({ sentence }) => sentence === "it ended")?.step;
  };
  expect(await placed(1)).toBe(-1);
  const steps = [await placed(2), await placed(4), await placed(6)];
  expect(steps[0]).toBe(0);
  expect(new Set(steps).size).toBe(3);
});

test("What is wrong again and again in a case is said once, with its count", async () => {
  if (story === undefined) throw new Error("there is no such case");
  const { complaints } = await judgeCase(late(), story);
  const texts = complaints.map(({ requirement, sentence }) => `${requirement} ${sentence}`);
  expect(new Set(texts).size).toBe(texts.length);
  const [worst] = complaints.toSorted((a, b) => b.times - a.times);
  if (worst === undefined) throw new Error("nothing is wrong");
  expect(worst.times).toBeGreaterThan(100);
  expect(complaintText(worst)).toMatch(/^LS-006, \d+ times from step \d+: timer .* was due at 0$/);
});
