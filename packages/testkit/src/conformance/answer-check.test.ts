import { expect, test } from "vitest";
import { checkLetters } from "./answer-check.ts";

test("A message whose type is no text is complained of like any other", () => {
  const said = [{ type: { toString: 1 } }, { type: 5 }, {}];
  const earlier = { letter: () => undefined, firstRequest: () => undefined };
  const { complaints } = checkLetters(said, { from: 0, until: 1 }, earlier);
  expect(complaints.map(({ requirement }) => requirement)).toEqual(["LS-016", "LS-016", "LS-016"]);
});
