import fc from "fast-check";
import { expect, test } from "vitest";
import type { Rating, RatingFact } from "../log/index.ts";
import { exerciseMeasures } from "../measures/index.ts";
import { nightScenario } from "../testing/night-scenario.ts";
import { type NightTurns, toldNight } from "../testing/told-night.ts";
import { bandOf, worseOf } from "./band-of.ts";
import { objectiveScores, proposalsOf } from "./score.ts";

const SCENARIO = nightScenario(
  { rate: 1, owed_rate: 1, allowed_rates: [1] },
  {
    objectives: { reach: "The point answers at night", form: "Requests are complete" },
    expectations: [
      {
        id: "answers",
        of: "XB",
        inject: "theft",
        measure: "response-time",
        clock: "real",
        within: { P: "PT5M", S: "PT10M", M: "PT30M" },
        weight: 3,
        objective: "reach",
      },
      {
        id: "asks",
        of: "XA",
        measure: "time-to-request",
        clock: "exercise",
        within: { P: "PT1M", S: "PT4M" },
        objective: "reach",
      },
      { id: "gap", of: "XB", measure: "asks-for-gap", judged_by: "evaluator", objective: "form" },
    ],
  },
);

function scored(turns: NightTurns = {}) {
  const { journal, log } = toldNight({ scenario: SCENARIO, ...turns });
  const proposals = proposalsOf(exerciseMeasures(journal, log));
  return { proposals, objectives: objectiveScores(proposals, log) };
}

const RATINGS: readonly Rating[] = ["P", "S", "M", "U"];

test("A longer latency never earns a better rating, and an open one none that it may lose", () => {
  const span = fc.integer({ min: 0, max: 1_000 });
  fc.assert(
    fc.property(fc.tuple(span, span, span), span, span, (bounds, one, other) => {
      const [P = 0, S = 0, M = 0] = bounds.toSorted((a, b) => a - b);
      const bands = { P, S, M };
      const [short, long] = [Math.min(one, other), Math.max(one, other)];
      const better = bandOf(bands, short, false) ?? "P";
      const worse = bandOf(bands, long, false) ?? "P";
      expect(worseOf(better, worse)).toBe(worse);
      const open = bandOf(bands, long, true);
      expect(open).toBe(long > M ? "U" : null);
    }),
  );
  expect(RATINGS.toReversed().reduce(worseOf)).toBe("U");
});

test("Each expectation gets a proposal with the lines that show it", () => {
  const { proposals } = scored();
  expect(proposals).toMatchObject([
    { expectation: "answers", state: "XB", proposed: "P", evidence: [{ lines: [6, 9] }] },
    { expectation: "asks", state: "XA", proposed: "U", evidence: [{ lines: [3, 4] }] },
    { expectation: "gap", state: "XB", proposed: null, evidence: [{ lines: [4, 6, 13] }] },
  ]);
  expect(proposals[0]?.because).toContain("4 min");
  expect(scored({ acknowledged: 20 }).proposals[0]?.proposed).toBe("M");
});

test("What was never answered is rated by how long it stayed open", () => {
  expect(scored({ acknowledged: null }).proposals[0]).toMatchObject({
    proposed: "U",
    evidence: [{ ending: "censored", real_s: 109 * 60 }],
  });
});

test("An evaluator's confirmation stands beside the proposal, and both stay", () => {
  const rating = (given: Rating, about: string, state: string): RatingFact => ({
    kind: "rating",
    about,
    state,
    rating: given,
    proposed: null,
    remark: `it was ${given}`,
  });
  const { proposals, objectives } = scored({
    more: [
      [100, "evaluator/1", "Eve", rating("M", "answers", "XB")],
      [101, "evaluator/1", "Eve", rating("S", "answers", "XB")],
      [102, "evaluator/1", "Eve", rating("S", "reach", "XA")],
    ],
  });
  expect(proposals[0]).toMatchObject({
    proposed: "P",
    rating: "S",
    confirmations: [{ rating: "M" }, { rating: "S", person: "Eve", remark: "it was S" }],
  });
  expect(objectives).toMatchObject([
    { objective: "reach", state: "XB", proposed: "S", rating: "S", decided_by: ["answers"] },
    { objective: "reach", state: "XA", proposed: "U", rating: "S", confirmations: [{}] },
    { objective: "form", state: "XB", proposed: null, rating: null, unrated: ["gap"] },
  ]);
});

test("An expectation that names no State is about each that people play", () => {
  const [first, ...others] = SCENARIO.expectations;
  if (first?.kind !== "judged") throw new Error("the first expectation is judged");
  const scenario = { ...SCENARIO, expectations: [{ ...first, of: null }, ...others] };
  expect(scored({ scenario }).proposals.slice(0, 2)).toMatchObject([
    { state: "XA", proposed: null, because: "Nothing happened to judge it by." },
    { state: "XB", proposed: "P" },
  ]);
});
