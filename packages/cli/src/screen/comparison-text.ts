import { noVerdictText, STUDY_FILES } from "@contactpoint/study";
import type { Comparison, StudyOutcome } from "@contactpoint/study";

import { selectionText } from "./selection-text.ts";
import { counted } from "./counted.ts";
import { grouped } from "./grouped.ts";
import { metricTables } from "./metric-tables.ts";
import type { Paint } from "./paint.ts";
import { wrapped } from "./wrapped.ts";

type Shown = Pick<StudyOutcome, "study" | "points" | "comparison" | "results">;

/** What a comparison prints for people, in 80 columns. */
export function comparisonText(outcome: Shown, folder: string, paint: Paint): string {
  const { study, comparison } = outcome;
  const sections = [
    headerText(outcome),
    verdictText(comparison, paint),
    ...selectionText(outcome),
    ...study.metrics.flatMap((metric) => metricTables(outcome, metric)),
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

function verdictText(comparison: Comparison, paint: Paint): string {
  const { verdicts } = comparison;
  if (verdicts.length === 0) return wrapped(noVerdictText(comparison), "", "  ");
  return verdicts
    .map(({ decision, sentence }) => {
      const text = wrapped(sentence, "", "  ");
      return decision === "better"
        ? paint("green", text)
        : decision === "worse"
          ? paint("red", text)
          : text;
    })
    .join("\n\n");
}

function precisionText({ precision }: Comparison): string[] {
  if (precision.met) return [];
  const lines = precision.shortfalls.map((line) => wrapped(line, "  ", "    "));
  return [["Cut short before its targets of precision:", ...lines].join("\n")];
}
