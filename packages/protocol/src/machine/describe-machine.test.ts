import { expect, test } from "vitest";
import { sampleMachine } from "../testing/sample-machine.ts";
import { describeMachine } from "./describe-machine.ts";

test("the table holds every transition with its article, description and moves", () => {
  const table = describeMachine(sampleMachine);
  expect(table.length).toBe(21);
  expect(table.at(0)).toEqual({
    state: ".",
    event: "statusAsked",
    target: ".",
    moves: sampleMachine.tree.leaves.map(({ path }) => ({ from: path, to: path })),
  });
  expect(table).toContainEqual({
    state: "handling.triage",
    event: "accepted",
    target: "handling.ordering",
    article: "29",
    moves: [{ from: "handling.triage", to: "handling.ordering" }],
  });
  expect(table).toContainEqual({
    state: "handling.completing",
    event: "incomplete",
    target: "handling.completing",
    moves: ["asked", "reminded"].map((leaf) => ({
      from: `handling.completing.${leaf}`,
      to: "handling.completing.asked",
    })),
  });
});

test("guarded alternatives are lines of their own", () => {
  const lines = describeMachine(sampleMachine).filter(({ event }) => event === "done handling");
  expect(lines.map(({ guard, target }) => [guard, target])).toEqual([
    ["someHeld", "holding"],
    [undefined, "closed"],
  ]);
});
