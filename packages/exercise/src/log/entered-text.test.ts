import type { StatedItems } from "@contactpoint/protocol/messages";
import { expect, test } from "vitest";
import { LONGEST_TEXT, playerAct } from "./index.ts";

const STATED: StatedItems = {
  offence: { offence: "fraud", provisions: ["section 263"], facts: "EXERCISE" },
  necessity: { reasons: "EXERCISE" },
};

/** Fields that are at fault in a request that states so. */
function faultsOf(stated: StatedItems): readonly string[] {
  const act = { act: "request", to: "XB", form: "preservation", urgency: "urgent", stated };
  return playerAct.safeParse(act).error?.issues.map(({ path }) => path.join(".")) ?? [];
}

function withFacts(facts: string): StatedItems {
  return { ...STATED, offence: { offence: "fraud", provisions: [], facts } };
}

test("What a request states is held to the length of a field and to whole characters", () => {
  expect(faultsOf(STATED)).toEqual([]);
  expect(faultsOf(withFacts("é".repeat(LONGEST_TEXT)))).toEqual([]);
  expect(faultsOf(withFacts("e".repeat(LONGEST_TEXT + 1)))).toEqual(["stated.offence.facts"]);
  expect(faultsOf(withFacts("\ud800"))).toEqual(["stated.offence.facts"]);
});

test("What a request states is held to what one letter holds, however it is spread", () => {
  const provisions = (count: number, text: string): StatedItems => ({
    offence: { offence: "fraud", provisions: Array<string>(count).fill(text), facts: "EXERCISE" },
  });
  expect(faultsOf(provisions(7, "e".repeat(LONGEST_TEXT)))).toEqual([]);
  expect(faultsOf(provisions(9, "e".repeat(LONGEST_TEXT)))).toEqual(["stated"]);
  expect(faultsOf(provisions(3_000, "e"))).toEqual([]);
  expect(faultsOf(provisions(4_000, "e"))).toEqual(["stated"]);
});

test("No text and no name that a person enters holds half a character", () => {
  for (const act of [
    { act: "withdraw", request: "seat/XA/1", reasons: "\udc00" },
    { act: "withdraw", request: "\udc00" },
    { act: "finish", task: "t", finding: { result: "prejudice", explanation: "a\ud800b" } },
  ])
    expect(playerAct.safeParse(act).success).toBe(false);
});
