import { expect, test } from "vitest";
import { hunt } from "../hunt/index.ts";
import { showing } from "./showing.ts";

test("Contact points that show what they do break no rule by it, and can be judged by it", () => {
  const { tally, finds } = hunt({ seed: 1, runs: 60, around: showing() });
  expect(finds).toEqual([]);
  for (const rule of ["S03", "S07", "S23", "S29", "S30", "S31", "S34"]) {
    expect(tally.premises.get(rule), rule).toBeGreaterThan(0);
  }
});
