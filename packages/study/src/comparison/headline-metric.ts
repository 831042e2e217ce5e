import type { Study, StudyMetric } from "@contactpoint/scenario";

/** The metric on which verdicts rest: the study's first share or latency, else its first. */
export function headlineMetric({ metrics }: Study): StudyMetric | undefined {
  return metrics.find(({ kind }) => kind === "share" || kind === "latency") ?? metrics[0];
}

/** Metrics of the service that is given, as against those of what it costs. */
export function isService({ kind }: StudyMetric): boolean {
  return kind === "share" || kind === "latency" || kind === "fairness";
}

/** Full-time officers, where the study measures them. */
export function officersMetric({ metrics }: Study): StudyMetric | undefined {
  return metrics.find((metric) => metric.kind === "staffing" && metric.measure === "officers");
}

/** The study with the officers among its metrics, which every replication counts under this name. */
export function withOfficers(study: Study): Study {
  const isTaken = study.metrics.some(({ name }) => name === OFFICERS.name);
  return isTaken || officersMetric(study) !== undefined
    ? study
    : { ...study, metrics: [...study.metrics, OFFICERS] };
}

const OFFICERS: StudyMetric = {
  name: "officers",
  title: { en: "Full-time officers" },
  better: "lower",
  unit: "number",
  kind: "staffing",
  measure: "officers",
};
