import { expect, test } from "vitest";

import { killedStudy } from "../src/testing/killed-study.ts";
import { Bench } from "../src/testing/program.ts";

test("a study killed at random points and resumed gives what an undisturbed one gives", async () => {
  using bench = new Bench();
  const { kept, ended, undisturbed } = await killedStudy(bench, 3, 20270101);
  expect(kept).toHaveLength(3);
  expect(ended.length).toBeGreaterThan(0);
  for (const left of ended) expect(left).toEqual(undisturbed);
});
