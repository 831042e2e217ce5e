import type { Grade, Study, StudyMetric } from "@contactpoint/scenario";
import type { StudyPoint } from "../plan/study-point.ts";

const IN_TIME: StudyMetric = {
  name: "in-time",
  title: { en: "Preserved in time" },
  better: "higher",
  unit: "share",
  kind: "share",
  measure: "preserved-in-time-share",
};

const ASSUMED: Grade = {
  basis: "assumption",
  source: "a working year after leave, sickness and training",
};

const STAFFING: Study["staffing"] = {
  hours_per_officer_year: 1_600,
  on_call_weight: 0.25,
  cost_per_officer_year: null,
  currency: "",
  grades: {
    hours_per_officer_year: ASSUMED,
    on_call_weight: ASSUMED,
    cost_per_officer_year: ASSUMED,
  },
};

const DELAY: StudyMetric = {
  name: "p95",
  title: { en: "95 % preserved within" },
  better: "lower",
  unit: "seconds",
  kind: "latency",
  measure: "time-to-preserve",
  where: {},
  statistic: { kind: "p95" },
};

const OFFICERS: StudyMetric = {
  name: "officers",
  title: { en: "Officers" },
  better: "lower",
  unit: "number",
  kind: "staffing",
  measure: "officers",
};

const GINI: StudyMetric = {
  name: "gini",
  title: { en: "Inequality between States" },
  better: "lower",
  unit: "number",
  kind: "fairness",
  measure: "gini",
};

/** A study of four networks with two switches and one uncertain parameter. */
export function sampleStudy(more: Partial<Study> = {}): Study {
  return {
    format: "contactpoint-study/1",
    id: "sample-networks",
    version: "1.0",
    title: { en: "Four networks compared" },
    description: { en: "Which network preserves most data before they expire?" },
    marking: "EXERCISE EXERCISE EXERCISE",
    seed: 7,
    base: "../first.yaml",
    variants: [
      { name: "mesh", title: { en: "Mesh" }, changes: [] },
      { name: "hub", title: { en: "One hub" }, changes: [] },
      { name: "regional-hubs", title: { en: "Regional hubs" }, changes: [] },
      { name: "twin", title: { en: "Mesh under another name" }, changes: [] },
    ],
    baseline: "mesh",
    factors: [],
    design: { kind: "grid", constraints: [] },
    uncertain: [
      {
        path: "profiles.default.error.omit_item",
        title: { en: "Share of forms with a missing item" },
        distribution: { kind: "uniform", min: 0.02, max: 0.2 },
        unit: "number",
        basis: "assumption",
        source: "nothing is published on it",
      },
    ],
    switches: [
      { name: "authentication", title: { en: "authentication of strangers" }, changes: [] },
      { name: "completeness", title: { en: "completeness check at the hub" }, changes: [] },
    ],
    metrics: [IN_TIME, DELAY, GINI, OFFICERS],
    replications: {
      min: 20,
      max: 20,
      batch: 10,
      per_draw: 2,
      confidence: 0.95,
      targets: [],
      look_ahead: 0,
    },
    selection: null,
    staffing: STAFFING,
    exploration: { sensitivity: [], discovery: [], regret: [] },
    robustness: null,
    keep: "measures",
    ...more,
  };
}

/** The points of a sample study: variants × values of its one listed factor × its switches. */
export function samplePoints(study: Study): StudyPoint[] {
  const [factor] = study.factors;
  const settings =
    factor?.levels.kind === "list"
      ? factor.levels.values.map((value) => ({ [factor.name]: value }))
      : [{}];
  return settings.flatMap((factors) =>
    study.variants.flatMap(({ name: variant }) =>
      [null, ...study.switches.map(({ name }) => name)].map((without) => ({
        id: sampleId(variant, factors, without),
        variant,
        factors,
        without,
        removed: [],
      })),
    ),
  );
}

function sampleId(variant: string, factors: StudyPoint["factors"], without: string | null): string {
  const settings = Object.entries(factors).map(([name, value]) => `${name}=${value}`);
  const setting = settings.length === 0 ? "" : `/${settings.join(",")}`;
  return `${variant}${setting}${without === null ? "" : `~${without}`}`;
}
