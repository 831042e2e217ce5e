import type { Study } from "@contactpoint/scenario";
import { compareResults } from "../comparison/compare-results.ts";
import type { ComparisonContext } from "../comparison/compare-results.ts";
import type { RemovalCurve } from "../comparison/removal-steps.ts";
import type { StudyPoint } from "../plan/study-point.ts";
import type { StudyReportInput } from "../report/study-report-input.ts";
import type { StudyOutcome } from "../results/study-outcome.ts";
import { sampleResults } from "./sample-results.ts";
import type { PlantedTruth } from "./sample-results.ts";
import { samplePoints, sampleStudy } from "./sample-study.ts";

/** What each variant of the sample study adds to the share preserved in time. */
export const PLANTED_GAINS: Readonly<Record<string, number>> = {
  mesh: 0,
  hub: -0.02,
  "regional-hubs": 0.071,
  twin: 0,
};
const OFFICERS: Readonly<Record<string, number>> = { hub: 118, "regional-hubs": 131 };

/** A finished study whose differences were planted. */
export function sampleOutcome(
  more: Partial<Study> = {},
  removals: readonly RemovalCurve[] = [],
): StudyOutcome {
  const study = sampleStudy(more);
  const points = [...samplePoints(study), ...removals.flatMap(pointsWithout)];
  const results = sampleResults({
    study,
    points,
    replications: study.replications.min,
    truth: plantedTruth,
  });
  return {
    study,
    points,
    results,
    comparison: compareResults(study, points, results, { ...sampleContext(), removals }),
    origin: {
      study_sha256: "5".repeat(64),
      software_version: "0.1.0",
      node_version: "26.10.0",
      tz_data_version: "2026c",
      holiday_data_version: "3.37.0",
    },
  };
}

/** What the report of a sample study is made of. */
export function sampleStudyReport(outcome: StudyOutcome, real_states = false): StudyReportInput {
  return {
    study: outcome.study,
    points: outcome.points,
    comparison: outcome.comparison,
    real_states,
    parameters: [
      {
        path: "profiles.default.triage",
        value: "10 min to 30 min",
        basis: "assumption",
        source: "nothing is published on it",
      },
    ],
    provenance: [{ name: "SHA-256 of the study", value: outcome.origin.study_sha256 }],
    commands: ["contactpoint compare sample-networks.yaml"],
  };
}

/** What the comparison of a sample study is told beside its results. */
export function sampleContext(): ComparisonContext {
  return {
    warm_up_days: 7,
    selection: null,
    networks: ["mesh", "hub"].map((variant) => ({
      variant,
      figures: [
        {
          name: "Mean path length",
          value: variant === "mesh" ? 1 : 1.9,
          meaning: "links on the way",
        },
        {
          name: "Articulation points",
          value: variant === "mesh" ? 0 : 1,
          meaning: "States whose loss cuts the network in two",
        },
      ],
    })),
    removals: [],
  };
}

function plantedTruth({ variant, factors, without, removed }: StudyPoint): PlantedTruth {
  const volume = typeof factors["volume"] === "number" ? factors["volume"] : 1;
  const gain = without === "completeness" ? 0 : (PLANTED_GAINS[variant] ?? 0);
  const loss = removed.length * (variant === "hub" ? 0.05 : 0.01);
  const inTime = 0.7 + gain - loss - 0.05 * (volume - 1);
  return {
    mean: {
      "in-time": inTime,
      p95: 60_000 - 100_000 * gain,
      gini: 0.12 - gain / 4,
      officers: OFFICERS[variant] ?? 100,
    },
    slope: { "in-time": variant === "hub" ? 0.1 : 0.02 },
  };
}

function pointsWithout({ variant, states }: RemovalCurve): StudyPoint[] {
  return states.map((_, last) => {
    const removed = states.slice(0, last + 1);
    return { id: `${variant}-${removed.join("+")}`, variant, factors: {}, without: null, removed };
  });
}
