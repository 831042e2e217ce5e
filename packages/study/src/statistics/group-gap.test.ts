import { expect, test } from "vitest";
import { groupGap } from "./group-gap.ts";

const GROUPS = [
  { key: "east", value: 0.5 },
  { key: "west", value: 0.75 },
  { key: "none", value: null },
  { key: "south", value: 0.5 },
];

test("the gap is between the best and the worst served, of equal ones the first", () => {
  expect(groupGap(GROUPS, "higher")).toEqual({
    best: "west",
    worst: "east",
    best_value: 0.75,
    worst_value: 0.5,
    gap: 0.25,
  });
  expect(groupGap(GROUPS, "lower")).toMatchObject({ best: "east", worst: "west", gap: 0.25 });
});

test("one group has no gap, none no group", () => {
  expect(groupGap([{ key: "east", value: 3 }], "lower")).toMatchObject({ gap: 0 });
  expect(groupGap([{ key: "east", value: null }], "lower")).toBeNull();
});
