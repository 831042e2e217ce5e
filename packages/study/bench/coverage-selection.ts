import {
  advanceKn,
  comparePaired,
  compareWithBest,
  holm,
  startKn,
} from "../src/statistics/index.ts";
import { atLeast, CONFIDENCE, type CoverageCase, holds } from "./coverage-case.ts";
import { NormalDraws } from "./coverage-draws.ts";

const LONGEST = 10_000;

/**
 * The slippage configuration, in which a wrong selection is likeliest: one system is better by just
 * the difference that matters, all others are equal. Values have variance 1 and correlation `shared`
 * between systems.
 */
function slippage(systems: number, first_stage: number, shared: number): CoverageCase {
  const id = `KN, ${systems} systems, n0 = ${first_stage}, correlation ${shared}`;
  const rule = {
    systems,
    first_stage,
    indifference: 0.5,
    confidence: CONFIDENCE,
    better: "higher",
  } as const;
  return {
    id,
    claims: [atLeast("the best is selected")],
    trial: (number) => {
      const draws = new NormalDraws(id, number);
      const best = number % systems;
      let state = startKn(rule);
      while (state.best === null && state.replications < LONGEST) {
        const noise = correlated(draws, systems, shared);
        state = advanceKn(
          state,
          noise.map((value, system) => value + (system === best ? rule.indifference : 0)),
        );
      }
      return [state.best === best];
    },
  };
}

/** Five variants that are all the same as the baseline, from 20 replications on common numbers. */
function equalVariants(skewed: boolean): CoverageCase {
  const id = `five equal variants, ${skewed ? "skewed" : "normal"}`;
  return {
    id,
    claims: [atLeast("none is called different (Holm)")],
    times: 10,
    trial: (number) => {
      const [baseline = [], ...variants] = seriesOf(id, number, 6, skewed);
      const options = { confidence: CONFIDENCE, draws: null, bootstrap: null };
      const ps = variants.map((variant) => comparePaired(variant, baseline, options)?.p ?? 0);
      return [holm(ps).every((p) => p > 1 - CONFIDENCE)];
    },
  };
}

/** All intervals with the best must hold together. */
const withTheBest: CoverageCase = {
  id: "multiple comparisons with the best of five",
  claims: [atLeast("all intervals hold")],
  trial: (number) => {
    const means = [1, 1, 0.9, 0.5, 0];
    const series = seriesOf("with the best", number, means.length, false).map((values, system) =>
      values.map((value) => value + (means[system] ?? 0)),
    );
    const intervals = compareWithBest(series, { confidence: CONFIDENCE, better: "higher" });
    return [
      intervals.every((interval, system) => {
        const best = Math.max(...means.filter((_, other) => other !== system));
        return holds(interval, (means[system] ?? 0) - best);
      }),
    ];
  },
};

export const SELECTION_CASES: readonly CoverageCase[] = [
  slippage(4, 20, 0),
  slippage(4, 20, 0.5),
  slippage(10, 20, 0.5),
  slippage(6, 10, 0.8),
  equalVariants(false),
  equalVariants(true),
  withTheBest,
];

/** 20 replications of each system, with correlation one half between them. */
function seriesOf(name: string, trial: number, systems: number, skewed: boolean): number[][] {
  const draws = new NormalDraws(name, trial);
  const replications = Array.from({ length: 20 }, () => correlated(draws, systems, 0.5));
  return Array.from({ length: systems }, (_, system) =>
    replications.map((values) => {
      const value = values[system] ?? Number.NaN;
      return skewed ? Math.exp(value) : value;
    }),
  );
}

function correlated(draws: NormalDraws, systems: number, shared: number): number[] {
  const common = Math.sqrt(shared) * draws.next();
  return draws.take(systems).map((own) => common + Math.sqrt(1 - shared) * own);
}
