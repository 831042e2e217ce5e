import { expect, test } from "vitest";
import { CASES } from "../conformance-cases/index.ts";
import { conclude, type ConclusionTerms } from "./conclusion.ts";
import type { ConformanceCase } from "./conformance-case.ts";
import type { Conformance } from "./conformance.ts";
import type { Answer, LockStepNode } from "./lock-step-node.ts";
import { OwnNode } from "./own-node.ts";
import { tryNode } from "./try-node.ts";

const PLAIN: ConclusionTerms = { knownFailing: [], strict: false, rules: [] };
const SAMPLE = CASES.filter(({ id }) =>
  ["confirmed-sixty-days", "end-announced", "order-once-before-send", "malformed-no-form"].includes(
    id,
  ),
);

/** The own node with its answers changed. */
function changed(change: (answer: Answer) => Answer): LockStepNode {
  const own = new OwnNode();
  return {
    hello: own.hello,
    close: () => own.close(),
    exchange: async (frame) => change(await own.exchange(frame)),
  };
}

function tried(
  node: LockStepNode,
  cases: readonly ConformanceCase[] = SAMPLE,
): Promise<Conformance> {
  const open = (): Promise<LockStepNode> => Promise.resolve(node);
  return tryNode(open, { cases, profile: "core", reached: "here" });
}

const early = changed((answer) => {
  if (answer.kind !== "effects") return answer;
  const { effects } = answer;
  const hold = effects.hold.map((one) => ({ ...one, until: one.until - 1 }));
  return { ...answer, effects: { ...effects, hold } };
});

test("A rule whose premise never occurs leaves the core undecided", async () => {
  const found = await tried(new OwnNode());
  const { code, badge, undecided, failed } = conclude(found, PLAIN);
  expect({ code, badge, failed }).toEqual({ code: 2, badge: false, failed: [] });
  expect(undecided).toContain("S14");
  expect(conclude(found, { ...PLAIN, rules: ["S18"] })).toMatchObject({ code: 0, badge: false });
});

test("A violation fails, is excused if it is known, and fails again once it is mended", async () => {
  const erring = await tried(early);
  const only = { ...PLAIN, rules: ["S18"] };
  const { code, failed } = conclude(erring, only);
  expect(code).toBe(1);
  expect(failed).toContain("S18");
  const known = conclude(erring, { ...only, knownFailing: failed });
  expect(known).toMatchObject({ code: 0, failed: [], stillFailing: failed, badge: false });
  const mended = conclude(await tried(new OwnNode()), { ...only, knownFailing: ["S18"] });
  expect(mended).toMatchObject({ code: 1, nowPassing: ["S18"] });
});

test("A node that lacks what a core case needs earns no badge", async () => {
  const own = new OwnNode();
  const features = own.hello.features.filter((feature) => feature !== "restart");
  const node = { ...changed((answer) => answer), hello: { ...own.hello, features } };
  const found = await tried(node, CASES.slice(-8));
  const { code, badge, undecided } = conclude(found, PLAIN);
  expect({ code, badge }).toEqual({ code: 2, badge: false });
  expect(undecided).toContain("many-crashes");
});

test("A node that fails a probe is told no case", async () => {
  const mute = changed((answer) => (answer.kind === "echo" ? { ...answer, echoed: "" } : answer));
  const found = await tried(mute);
  expect(found.cases).toEqual([]);
  expect(conclude(found, PLAIN)).toMatchObject({ code: 1, failed: ["echo"] });
});

test("A node that answers by chance is found out", async () => {
  let answers = 0;
  const moody = changed((answer) => ({ ...answer, text: `${answer.text}${(answers += 1)}` }));
  const found = await tried(moody);
  expect(conclude(found, PLAIN)).toMatchObject({
    code: 1,
    failed: ["told-twice", "unknown-fields"],
  });
});

test("Without its moves a node is judged by no rule on states", async () => {
  const own = new OwnNode();
  const features = own.hello.features.filter((feature) => feature !== "states");
  const node = { ...changed((answer) => answer), hello: { ...own.hello, features } };
  const { rules } = await tried(node);
  const results = rules.filter(({ rule }) => ["S11", "S12"].includes(rule.number));
  expect(results.map(({ result }) => result)).toEqual(["undecided", "undecided"]);
});
