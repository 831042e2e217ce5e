import { expect, test } from "vitest";
import { explore } from "./explore.ts";
import { CORE } from "./profile.ts";
import { sampleInstance } from "./sample-instance.ts";

const NO_FAULTS = { drops: 0, duplicates: 0, crashes: 0 };
const ONE_EACH = { drops: 1, duplicates: 1, crashes: 1 };

test("One request breaks no rule, whatever is lost, doubled or stopped once", () => {
  const { complete, violated, states, quiet, judged, coverage } = explore(
    sampleInstance(CORE, "XA>XB"),
    { budget: ONE_EACH },
  );
  expect({ complete, violated: [...violated.keys()] }).toEqual({ complete: true, violated: [] });
  expect(states).toBeGreaterThan(10_000);
  expect(quiet).toBeGreaterThan(0);
  expect(judged).toEqual(expect.arrayContaining(["S01", "S02", "S04", "S05", "S09", "S11", "S13"]));
  const requested = coverage.find(({ machine }) => machine === "requested");
  expect(requested?.states.missing).not.toContain("refused");
});

test("Two requests between three contact points break no rule either", () => {
  const { complete, violated, states } = explore(sampleInstance(CORE, "XA>XB", "XA>XC"), {
    budget: NO_FAULTS,
  });
  expect({ complete, violated: [...violated.keys()] }).toEqual({ complete: true, violated: [] });
  expect(states).toBeGreaterThan(10_000);
});

test("Two ways to tell equal states count the same", () => {
  const one = { drops: 1, duplicates: 0, crashes: 0 };
  for (const pairs of [
    ["XA>XB", "XA>XC"],
    ["XA>XB", "XC>XB"],
    ["XA>XB", "XB>XC"],
    ["XA>XB", "XB>XA"],
  ]) {
    const instance = sampleInstance({ ...CORE, tries: 1 }, ...pairs);
    const count = (symmetry: "first-use" | "least" | "none") => {
      const { states, violated } = explore(instance, {
        budget: one,
        symmetry,
        partialOrder: false,
        maxStates: 60_000,
      });
      return { states, violated: [...violated.keys()] };
    };
    const least = count("least");
    expect(count("first-use")).toEqual(least);
    // A chain of requests has ends that differ; any other pair looks alike from either side.
    if (pairs[1] === "XB>XC") expect(count("none")).toEqual(least);
    else expect(count("none").states).toBeGreaterThan(least.states);
  }
});

test("Reductions save states and hide nothing", () => {
  const instance = sampleInstance({ ...CORE, tries: 1 }, "XA>XB", "XC>XB");
  const whole = explore(instance, {
    budget: NO_FAULTS,
    symmetry: "none",
    partialOrder: false,
    settles: false,
  });
  const reduced = explore(instance, { budget: NO_FAULTS });
  expect(reduced.states).toBeLessThan(whole.states / 2);
  expect(reduced.coverage).toEqual(whole.coverage);
  expect([...reduced.violated.keys()]).toEqual([...whole.violated.keys()]);
  expect(reduced.judged).toEqual(whole.judged);
});
