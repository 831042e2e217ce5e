import type { Difference, Estimate, Interval } from "../comparison/comparison.ts";
import type { StudyPoint } from "../plan/study-point.ts";
import { resultTable } from "./result-column.ts";
import type { ColumnOf, ResultValue } from "./result-column.ts";
import type { StudyOutcome } from "./study-outcome.ts";

type OfStudy<Row> = Row & { readonly study: string };

function studyKey<Row extends { readonly study: string }>(): ColumnOf<Row> {
  return [
    "study_sha256",
    "VARCHAR",
    "digest of the study's files; joins to `manifest`",
    ({ study }) => study,
  ];
}

export const pointsTable = resultTable<StudyOutcome, OfStudy<StudyPoint>>(
  "points",
  "point of the study",
  ({ points, origin }) => points.map((point) => ({ ...point, study: origin.study_sha256 })),
  [
    studyKey(),
    ["point", "VARCHAR", "unique name", ({ id }) => id],
    ["variant", "VARCHAR", "the variant", ({ variant }) => variant],
    [
      "factors",
      "VARCHAR",
      "values of the factors, as JSON",
      ({ factors }) => JSON.stringify(factors),
    ],
    ["without", "VARCHAR", "the switch that is off; null as modelled", ({ without }) => without],
    [
      "removed",
      "VARCHAR",
      "States out of service, with `+` between",
      ({ removed }) => removed.join("+"),
    ],
  ],
);

const INTERVALS = {
  t: "of the mean, by Student's t",
  bootstrap: "of the mean, by the bootstrap (BCa)",
} as const;

export const estimatesTable = resultTable<StudyOutcome, OfStudy<Estimate>>(
  "estimates",
  "metric of a point, over its replications",
  ({ comparison, origin }) =>
    comparison.estimates.map((estimate) => ({ ...estimate, study: origin.study_sha256 })),
  [
    studyKey(),
    [
      "point",
      "VARCHAR",
      "joins to `points`; `variant/*` is the mean over all combinations of the factors",
      ({ point }) => point,
    ],
    ["metric", "VARCHAR", "as the study names it", ({ metric }) => metric],
    ["n", "WHOLE", "replications", ({ n }) => n],
    [
      "undefined_in",
      "WHOLE",
      "replications of which the metric is not known",
      (row) => row.undefined_in,
    ],
    ["mean", "DOUBLE", "mean; null unless it is known of every replication", ({ mean }) => mean],
    ["standard_deviation", "DOUBLE", "between replications", (row) => row.standard_deviation],
    ...bounds<OfStudy<Estimate>>("t", ({ t }) => t),
    ...bounds<OfStudy<Estimate>>("bootstrap", ({ bootstrap }) => bootstrap),
    ["median", "DOUBLE", "median of the replications", ({ median }) => median?.estimate ?? null],
    ["median_low", "DOUBLE", "lower end, by order statistics", ({ median }) => median?.low ?? null],
    [
      "median_high",
      "DOUBLE",
      "upper end, by order statistics",
      ({ median }) => median?.high ?? null,
    ],
  ],
);

export const differencesTable = resultTable<StudyOutcome, OfStudy<Difference>>(
  "differences",
  "metric of a point against another, over pairs of replications",
  ({ comparison, origin }) =>
    comparison.differences.map((difference) => ({ ...difference, study: origin.study_sha256 })),
  [
    studyKey(),
    ["point", "VARCHAR", "joins to `points`", ({ point }) => point],
    ["against", "VARCHAR", "the point it is compared with", ({ against }) => against],
    ["metric", "VARCHAR", "as the study names it", ({ metric }) => metric],
    ["n", "WHOLE", "pairs of replications", ({ n }) => n],
    ["difference", "DOUBLE", "mean of point minus against", ({ t }) => t?.estimate ?? null],
    ...bounds<OfStudy<Difference>>("t", ({ t }) => t),
    ...bounds<OfStudy<Difference>>("bootstrap", ({ bootstrap }) => bootstrap),
    ["p", "DOUBLE", "of the paired t test", ({ p }) => p],
    [
      "adjusted_p",
      "DOUBLE",
      "the same after Holm, over the differences of the metric that are as modelled, without a switch, with States removed, or of one combination among many",
      (row) => row.adjusted_p,
    ],
    ["monte_carlo_se", "DOUBLE", "standard error from chance", (row) => row.monte_carlo_se],
    ["input_se", "DOUBLE", "standard error from the uncertain parameters", (row) => row.input_se],
    [
      "correlation",
      "DOUBLE",
      "between the two points, over pairs",
      ({ correlation }) => correlation,
    ],
    [
      "variance_ratio",
      "DOUBLE",
      "variance with independent seeds over that with common ones",
      (row) => row.variance_ratio,
    ],
    ["decision", "VARCHAR", "`better`, `worse` or `undecided`", ({ decision }) => decision],
  ],
);

function bounds<Row>(
  name: keyof typeof INTERVALS,
  interval: (row: Row) => Interval | null,
): ColumnOf<Row>[] {
  const end = (side: "low" | "high", word: string): ColumnOf<Row> => [
    `${name}_${side}`,
    "DOUBLE",
    `${word} end of the interval ${INTERVALS[name]}`,
    (row): ResultValue => interval(row)?.[side] ?? null,
  ];
  return [end("low", "lower"), end("high", "upper")];
}
