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
  const count = (
    symmetry: "first-use" | "least" | "none",
    pairs: readonly string[],
    crashes = 0,
  ) => {
    const { states, violated, complete } = explore(
      sampleInstance({ ...CORE, tries: 1 }, ...pairs),
      {
        budget: { ...NO_FAULTS, crashes },
        symmetry,
        partialOrder: false,
      },
    );
    expect({ complete, violated: [...violated] }).toEqual({ complete: true, violated: [] });
    return states;
  };
  for (const pairs of [
    ["XA>XB", "XA>XC"],
    ["XA>XB", "XC>XB"],
    ["XA>XB", "XB>XA"],
  ]) {
    const least = count("least", pairs);
    expect(count("first-use", pairs)).toBe(least);
    expect(count("none", pairs)).toBeGreaterThan(1.9 * least);
  }
  const stopped = ["XA>XB", "XA>XC"];
  expect(count("first-use", stopped, 1)).toBe(count("least", stopped, 1));
  // The ends of a chain differ.
  const chain = ["XA>XB", "XB>XC"];
  expect(count("first-use", chain)).toBe(count("none", chain));
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

test("Requests that go one after another still see every state that they can see", () => {
  const instance = sampleInstance({ ...CORE, tries: 1 }, "XA>XB", "XA>XC");
  const seen = (partialOrder: boolean) => {
    const { states, requestStates, coverage, judged, complete } = explore(instance, {
      budget: { ...NO_FAULTS, crashes: 1 },
      partialOrder,
    });
    expect(complete).toBe(true);
    return { states, what: { requestStates, coverage, judged } };
  };
  const [inTurn, mixed] = [seen(true), seen(false)];
  expect(inTurn.what).toEqual(mixed.what);
  expect(inTurn.states).toBeLessThan(mixed.states / 10);
});

test("A budget beyond what a state has room for is refused, and not miscounted", () => {
  const instance = sampleInstance(CORE, "XA>XB");
  const none = { drops: 0, duplicates: 0, crashes: 0 };
  for (const most of [-1, 0.5, 4, Number.NaN])
    for (const fault of ["drops", "duplicates", "crashes"] as const)
      expect(() => explore(instance, { budget: { ...none, [fault]: most } })).toThrow(RangeError);
});
