import type { Interval, SensitivityIndex } from "../comparison/comparison.ts";
import type { RemovalCurve } from "../comparison/removal-steps.ts";
import type { StudyReportInput } from "../report/study-report-input.ts";
import { sampleOutcome, sampleStudyReport } from "./sample-outcome.ts";

const REMOVALS: readonly RemovalCurve[] = [
  {
    variant: "mesh",
    order: "random",
    states: ["XA", "XB", "XC"],
    stranded_share: [0, 0.02, 0.04, 0.06],
  },
  {
    variant: "mesh",
    order: "random",
    states: ["XD", "XB", "XC"],
    stranded_share: [0, 0.03, 0.05, 0.08],
  },
  { variant: "hub", order: "targeted", states: ["XH", "XA", "XB"], stranded_share: [0, 1, 1, 1] },
];

/** A report with every part that a study can ask for. */
export function fullStudyReport(real_states = false): StudyReportInput {
  const metrics = ["in-time", "p95"];
  const outcome = sampleOutcome(
    {
      robustness: { removals: 3, orders: 2, metrics },
      exploration: {
        sensitivity: ["in-time"],
        discovery: [
          {
            metric: "in-time",
            variant: "hub",
            against: "mesh",
            when: { below: -0.03 },
            min_support: 0.1,
          },
        ],
        regret: ["in-time"],
      },
    },
    REMOVALS,
  );
  const input = sampleStudyReport(outcome, real_states);
  const { comparison } = input;
  const sensitivity = [...comparison.sensitivity, ...otherMethods()];
  // Keys of groups are not States where these are real.
  const groups = comparison.groups.filter(({ by }) => !real_states || by !== "requesting-state");
  return { ...input, comparison: { ...comparison, groups, sensitivity } };
}

/** Indices of the methods that the sample study's design does not ask for. */
function otherMethods(): SensitivityIndex[] {
  const none = {
    first: null,
    total: null,
    mean_effect: null,
    mean_absolute_effect: null,
    effect_deviation: null,
    standardised: null,
    r2: null,
  };
  const around = (estimate: number): Interval => ({
    estimate,
    low: estimate - 0.1,
    high: estimate + 0.1,
  });
  return ["volume", "reach"].flatMap((input, i): SensitivityIndex[] => [
    {
      ...none,
      metric: "in-time",
      variant: "hub",
      input,
      method: "sobol",
      first: around(0.2),
      total: around(0.3 + 0.3 * i),
    },
    {
      ...none,
      metric: "p95",
      variant: "hub",
      input,
      method: "morris",
      mean_effect: -900,
      mean_absolute_effect: 1_200 + 9_000 * i,
      effect_deviation: 60,
    },
  ]);
}
