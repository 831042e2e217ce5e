import { textTable } from "@contactpoint/analysis";
import { formatDuration, SECOND } from "@contactpoint/engine";
import type { StudyMetric } from "@contactpoint/scenario";
import { STUDY_FILES } from "@contactpoint/study";
import type { Comparison, Estimate, Interval, StudyOutcome } from "@contactpoint/study";

import { selectionText } from "./selection-text.ts";
import { counted } from "./counted.ts";
import { grouped } from "./grouped.ts";
import type { Paint } from "./paint.ts";
import { wrapped } from "./wrapped.ts";

/** More points than this are left to comparison.csv. */
const MOST_ROWS = 30;
const NONE = "\u2013";

type Shown = Pick<StudyOutcome, "study" | "points" | "comparison" | "results">;

/** What a comparison prints for people, in 80 columns. */
export function comparisonText(outcome: Shown, folder: string, paint: Paint): string {
  const { study, comparison } = outcome;
  const sections = [
    headerText(outcome),
    verdictText(comparison, paint),
    ...selectionText(outcome),
    ...study.metrics.map((metric) => metricTable(outcome, metric)),
    ...precisionText(comparison),
    ...comparison.notes.map((note) => wrapped(`Note: ${note}`, "", "  ")),
    wrapped(
      `Written to ${folder}: ${["report.html (open it in a browser)", ...STUDY_FILES.filter((name) => name !== "report.html"), "replications.jsonl", "manifest.json"].join(", ")}`,
      "",
      "  ",
    ),
  ];
  return `${sections.join("\n\n")}\n`;
}

function headerText({ study, points, results }: Shown): string {
  return [
    study.marking,
    study.title["en"] ?? study.id,
    `${study.id} ${study.version}, seed ${study.seed}`,
    `${counted(study.variants.length, "variant")}, ${counted(points.length, "point")}, ${grouped(results.length)} replications`,
  ]
    .map((line) => wrapped(line))
    .join("\n");
}

function verdictText({ verdicts }: Comparison, paint: Paint): string {
  if (verdicts.length === 0) return "There is nothing to compare with.";
  return verdicts
    .map(({ decision, sentence }) => {
      const text = wrapped(sentence, "", "  ");
      return decision === "better"
        ? paint("green", text)
        : decision === "worse"
          ? paint("red", text)
          : text;
    })
    .join("\n");
}

function metricTable({ study, comparison }: Shown, metric: StudyMetric): string {
  const rows = comparison.estimates.filter(({ metric: name }) => name === metric.name);
  const confidence = `${study.replications.confidence * 100} %`;
  return textTable({
    heading: `${metric.title["en"] ?? metric.name} (${metric.better} is better; ${confidence} intervals)`,
    columns: [
      { title: "", align: "left" },
      { title: "n", align: "right" },
      { title: "mean", align: "right" },
      { title: `less ${study.baseline}`, align: "right" },
      { title: "", align: "left" },
    ],
    rows: rows.slice(0, MOST_ROWS).map((row) => metricRow(comparison, metric, row)),
    ...(rows.length > MOST_ROWS
      ? { note: `${rows.length - MOST_ROWS} more in comparison.csv` }
      : {}),
  }).trimEnd();
}

function metricRow(
  { differences }: Comparison,
  { unit }: StudyMetric,
  { point, metric, n, mean, t }: Estimate,
): string[] {
  const difference = differences.find((each) => each.point === point && each.metric === metric);
  return [
    point,
    String(n),
    intervalText(unit, t, mean),
    intervalText(unit === "share" ? "points" : unit, difference?.t ?? null, null),
    difference?.decision ?? "",
  ];
}

/** A difference of shares is told in percentage points, never in per cent of something. */
type ShownUnit = StudyMetric["unit"] | "points";

function intervalText(unit: ShownUnit, interval: Interval | null, mean: number | null): string {
  if (interval === null) return mean === null ? NONE : valueText(unit, mean);
  const half = (interval.high - interval.low) / 2;
  return `${valueText(unit, interval.estimate)} ± ${valueText(unit, half)}`;
}

function valueText(unit: ShownUnit, value: number): string {
  switch (unit) {
    case "points":
      return `${(value * 100).toFixed(1)} pp`;
    case "share":
      return `${(value * 100).toFixed(1)} %`;
    case "seconds":
      return formatDuration(Math.round(value) * SECOND);
    case "number":
      return Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2);
  }
}

function precisionText({ precision }: Comparison): string[] {
  if (precision.met) return [];
  const lines = precision.shortfalls.map((line) => wrapped(line, "  ", "    "));
  return [["Cut short before its targets of precision:", ...lines].join("\n")];
}
