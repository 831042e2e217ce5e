import { expect, test } from "vitest";
import { CASES } from "../conformance-cases/index.ts";
import { complaintText } from "./counted-complaint.ts";
import { judgeCase } from "./judged-case.ts";
import { type Answer, LockStepFault, type LockStepNode, OutOfStep } from "./lock-step-node.ts";
import { OwnNode } from "./own-node.ts";

/** The own node, which comes to its end at this answer (from 1). */
function endingAt(last: number, end = new LockStepFault("LS-002", "it ended")): LockStepNode {
  const own = new OwnNode();
  let answers = 0;
  return {
    hello: own.hello,
    close: () => own.close(),
    exchange: (frame) => {
      if ((answers += 1) < last) return own.exchange(frame);
      return Promise.reject(end);
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

test("A node that gets out of step when it is told again is complained of there", async () => {
  const told = CASES.find(({ twice, steps }) => twice === true && steps.length > 2);
  if (told === undefined) throw new Error("no case is told twice");
  let answers = 0;
  const own = new OwnNode();
  const counting = {
    hello: own.hello,
    close: () => own.close(),
    exchange: (frame: Parameters<OwnNode["exchange"]>[0]) => {
      answers += 1;
      return own.exchange(frame);
    },
  };
  await judgeCase(counting, told);
  // The second telling has as many answers; its second is that to the first step.
  const end = new OutOfStep("it says a frame too many");
  const { complaints, verdicts } = await judgeCase(endingAt(answers / 2 + 2, end), told);
  expect(complaints).toMatchObject([{ requirement: "LS-002", step: 0, times: 1 }]);
  expect(verdicts).toEqual([]);
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
