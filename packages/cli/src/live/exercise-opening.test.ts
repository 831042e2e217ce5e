import { expect, test } from "vitest";

import { CORPUS } from "../testing/played-scenario.ts";
import { readSource } from "../work/read-source.ts";
import { openedExercise, type Opening } from "./exercise-opening.ts";

const { scenario } = readSource(`${CORPUS}exercises/l1-ping.yaml`);
const { start } = scenario.clock;
const MINUTE = 60_000;

const opensAt = (opening: Opening): number | undefined =>
  openedExercise(scenario, opening, undefined).opensAt;

test("People play the very instant at which an exercise opens, the start included", () => {
  expect(opensAt({ kind: "after", span: 5 * MINUTE })).toBe(start + 5 * MINUTE - 1);
  expect(opensAt({ kind: "after", span: 1 })).toBe(start);
  expect(opensAt({ kind: "after", span: 0 })).toBe(undefined);
  expect(opensAt({ kind: "instant", at: start })).toBe(undefined);
  expect(opensAt({ kind: "step", step: 1 })).toBe(undefined);
});

test("What is said of machines is said only if they have played", () => {
  const note = (opening: Opening): string => openedExercise(scenario, opening, undefined).note;
  expect(note({ kind: "after", span: 5 * MINUTE })).toMatch(/^Machines have played until/);
  expect(note({ kind: "after", span: 0 })).toBe("");
  expect(note({ kind: "step", step: 1 })).toBe("Next comes step 1.");
});
