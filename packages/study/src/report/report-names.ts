import type { Study, StudyMetric } from "@contactpoint/scenario";
import { withOfficers } from "../comparison/headline-metric.ts";
import { sampleTitle } from "../comparison/sample-title.ts";
import type { StudyReportInput } from "./study-report-input.ts";

const POOLED = /^(?<variant>.*)\/\*(?:~(?<without>.*))?$/u;

/** How the report calls points and metrics, and which of them it shows. */
export interface ReportNames {
  readonly study: Study;
  /** Ids of the points that pictures are about, in the study's order. */
  readonly shown: readonly string[];
  /** What they are compared with: `the baseline`. */
  readonly reference: string;
  title(point: string): string;
  metric(name: string): StudyMetric | undefined;
  metricTitle(name: string): string;
}

export function reportNames(input: StudyReportInput): ReportNames {
  const study = withOfficers(input.study);
  const points = new Map(input.points.map((point) => [point.id, point]));
  const metric = (name: string): StudyMetric | undefined =>
    study.metrics.find((each) => each.name === name);
  return {
    study,
    shown: [...new Set(input.comparison.incidence.curves.map(({ point }) => point))],
    reference: study.variants.length > 1 ? "the baseline" : "the first combination of the factors",
    title: (id) => {
      const point = points.get(id);
      return point === undefined ? pooledTitle(study, id) : sampleTitle(study, point);
    },
    metric,
    metricTitle: (name) => metric(name)?.title["en"] ?? name,
  };
}

// `variant/*` stands for all combinations of the factors.
function pooledTitle(study: Study, id: string): string {
  const { variant = id, without = null } = POOLED.exec(id)?.groups ?? {};
  return sampleTitle(study, { variant, factors: {}, without, removed: [] });
}
