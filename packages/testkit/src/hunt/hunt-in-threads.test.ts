import { expect, test } from "vitest";
import { hunt } from "./hunt.ts";
import { huntInThreads } from "./hunt-in-threads.ts";
import { namedGround } from "./named-ground.ts";
import { MUTANTS } from "../mutants/mutants.ts";

test("A hunt in two threads has the outcome of one in none", async () => {
  const ground = { seed: 3, runs: 250 };
  expect(await huntInThreads({ ...ground, workers: 2 })).toEqual(hunt(ground));
});

test("Threads end a hunt at the run at which one of them alone would", async () => {
  const [mutant] = MUTANTS;
  if (mutant === undefined) throw new Error("there are planted faults");
  const ground = { seed: 4, runs: 3_000, plant: mutant.id, rules: [mutant.rule] };
  const threaded = await huntInThreads({ ...ground, workers: 2 });
  expect(threaded.finds).toHaveLength(1);
  expect(threaded).toEqual(hunt({ ...namedGround(ground), runs: ground.runs }));
});

test("A hunt whose time is up is cut short", async () => {
  const cut = await huntInThreads({ seed: 1, runs: 1_000, workers: 1, timeIsUp: () => true });
  expect(cut).toMatchObject({ cutShort: true, finds: [] });
});

test("What is named must exist", () => {
  expect(() => namedGround({ seed: 1, rules: ["S99"] })).toThrow("no rule S99");
  expect(() => namedGround({ seed: 1, plant: "nothing" })).toThrow("no planted fault nothing");
});
