import type { Study } from "@contactpoint/scenario";

import type { Interval, SensitivityIndex } from "../comparison/comparison.ts";
import { momentsOf } from "../statistics/index.ts";
import { byDraw, valuesOf } from "./explored-sample.ts";
import type { ExploredSample } from "./explored-sample.ts";
import { factorColumns, parameterColumns } from "./input-columns.ts";
import type { InputColumn } from "./input-columns.ts";
import { standardisedRegression } from "./standardised-regression.ts";

type Coefficient = Pick<SensitivityIndex, "input" | "standardised" | "r2">;

/**
 * Standardised coefficients of the factors and of the uncertain parameters. All combinations of the
 * factors share their draws, so a combination and a draw together are no independent case: factors
 * are judged by the means of combinations, parameters by the means of draws, each with as many
 * degrees of freedom as that leaves. Both count in standard deviations of the metric over all
 * combinations and draws together, so that one can be ranked with the other.
 */
export function regressionIndices(
  study: Study,
  samples: readonly ExploredSample[],
  metric: string,
): Coefficient[] {
  const rows = rowsOf(samples, metric);
  const [first] = rows;
  if (first === undefined) return [];
  const { confidence } = study.replications;
  const deviation = deviationOf(rows.flatMap(({ means }) => means));
  const coefficients = (columns: readonly InputColumn[], outputs: readonly number[]) =>
    coefficientsOf(columns, outputs, { deviation, confidence });
  return [
    ...coefficients(
      factorColumns(study, rows),
      rows.map(({ means }) => meanOf(means)),
    ),
    ...coefficients(
      parameterColumns(study, first.drawn),
      first.drawn.map((_, draw) => meanOf(rows.map(({ means }) => means[draw] ?? Number.NaN))),
    ),
  ];
}

/** Means by draw of every combination that reached the metric, of the draws that all have. */
function rowsOf(samples: readonly ExploredSample[], metric: string) {
  const run = samples.filter(({ results }) => results.length > 0);
  const common = Math.min(...run.map(({ results }) => results.length));
  return run.flatMap((sample) => {
    const drawn = byDraw(sample, valuesOf(sample, metric).slice(0, common));
    return drawn === null ? [] : [{ factors: sample.factors, ...drawn }];
  });
}

/** Without a coefficient where there are too few units for an interval, or nothing varies. */
function coefficientsOf(
  columns: readonly InputColumn[],
  outputs: readonly number[],
  { deviation, confidence }: { deviation: number; confidence: number },
): Coefficient[] {
  const inputs = columns.map(({ values }) => values);
  const fit = standardisedRegression(inputs, outputs, confidence);
  const share = deviationOf(outputs) / deviation;
  return columns.map(({ input }, at) => {
    const own = fit?.coefficients[at];
    return {
      input,
      standardised: own === undefined ? null : scaled(own, share),
      r2: fit?.r2 ?? null,
    };
  });
}

function scaled({ estimate, low, high }: Interval, factor: number): Interval {
  return { estimate: estimate * factor, low: low * factor, high: high * factor };
}

function meanOf(values: readonly number[]): number {
  return momentsOf(values)?.mean ?? Number.NaN;
}

function deviationOf(values: readonly number[]): number {
  return Math.sqrt(momentsOf(values)?.variance ?? 0);
}
