import { expect, test } from "vitest";
import { RULES } from "@contactpoint/analysis";
import { REQUIREMENTS } from "@contactpoint/live/specification";
import { EXAM_CASES, LINK_CHECKS } from "../black-box/index.ts";
import { CASES } from "../conformance-cases/index.ts";
import { untriedRequirements } from "./untried.ts";

test("Every MUST of the protocol has a case, or a reason why it has none", () => {
  const untried = untriedRequirements();
  expect(untried.filter(({ reason }) => reason === undefined)).toEqual([]);
  // So that a reason does not outlive what it explains.
  expect(untried.map(({ id }) => id)).toHaveLength(38);
});

test("Cases name rules and sentences that there are", () => {
  const numbers = new Set(RULES.map(({ number }) => number));
  const sentences = new Set<string>(REQUIREMENTS.map(({ id }) => id));
  for (const { id, rules, musts } of [...CASES, ...EXAM_CASES, ...LINK_CHECKS]) {
    expect(musts, id).not.toEqual([]);
    expect(
      rules.filter((rule) => !numbers.has(rule)),
      id,
    ).toEqual([]);
    expect(
      musts.filter((must) => !must.startsWith("LS-") && !sentences.has(must)),
      id,
    ).toEqual([]);
  }
});
