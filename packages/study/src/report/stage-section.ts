import { STAGES } from "@contactpoint/analysis";
import type { Stage } from "@contactpoint/analysis";
import { dataTable, figure, html, STAGE_TEXTS } from "@contactpoint/analysis/page-parts";
import type { Markup, Section } from "@contactpoint/analysis/page-parts";
import type { Comparison } from "../comparison/comparison.ts";
import { differenceScale, plusMinus } from "../comparison/quantity-text.ts";
import type { ReportNames } from "./report-names.ts";
import type { StudyReportInput } from "./study-report-input.ts";
import { whiskerDrawing } from "./whisker-drawing.ts";

type Split = Comparison["stage_splits"][number];

/** Where the time of each difference was won and lost. */
export function stageSection({ comparison }: StudyReportInput, names: ReportNames): Section {
  const splits = comparison.stage_splits;
  return {
    id: "stages",
    title: "Where time is won and lost",
    ownPage: true,
    content: html`<p>
        The nine stages split the time of every request without rest, so their differences add up.
        Bars to the left are time saved against ${names.reference}, to the right time added; seconds
        of all needs for preservation, those that are never preserved included.
      </p>
      ${lackingNote(comparison, names)} ${splits.map((split, i) => splitFigure(split, i, names))}
      ${dataTable({
        caption: `Difference of each stage against ${names.reference}`,
        columns: [
          { head: "Stage" },
          ...splits.map(({ point }) => ({ head: names.title(point), isNumber: true as const })),
        ],
        rows: STAGES.map((stage) => [
          STAGE_TEXTS[stage].name,
          ...splits.map(({ stages }) => plusMinus("seconds", stages[stage])),
        ]),
      })}`,
  };
}

function lackingNote({ verdicts, stage_splits }: Comparison, names: ReportNames): Markup | string {
  const split = new Set(stage_splits.map(({ point }) => point));
  const titles = verdicts.flatMap(({ point }) => (split.has(point) ? [] : names.title(point)));
  return titles.length === 0
    ? ""
    : html`<p class="note">
        No split: ${titles.join(", ")}. It takes two replications at least, each with a need for
        preservation on both sides.
      </p> `;
}

function splitFigure(split: Split, index: number, names: ReportNames): Markup {
  const sizes = STAGES.map((stage) => Math.abs(split.stages[stage].estimate));
  const { factor, unit } = differenceScale("seconds", Math.max(...sizes));
  const sentence = splitSentence(split);
  const title = names.title(split.point);
  return figure(
    whiskerDrawing({
      id: `stage-split-${index}`,
      title: `Difference by stage: ${title}`,
      description: `${sentence} The values stand in the table that follows.`,
      rows: STAGES.map((stage) => ({
        name: STAGE_TEXTS[stage].name,
        interval: split.stages[stage],
        note: plusMinus("seconds", split.stages[stage]),
        bar: split.stages[stage].estimate > 0 ? "hue-2" : "hue-4",
      })),
      factor,
      axis: `Difference of the mean time, ${unit}; to the left is shorter`,
    }),
    html`<strong>${title}.</strong> ${sentence}`,
  );
}

/** Only of what its interval supports: a stage whose interval holds zero may as well lose as win. */
function splitSentence({ stages }: Split): string {
  const certain = STAGES.filter(
    (stage) => stages[stage].low > 0 || stages[stage].high < 0,
  ).toSorted((one, other) => stages[one].estimate - stages[other].estimate);
  const [won, lost] = [certain[0], certain.at(-1)];
  const parts = [
    ...(won !== undefined && stages[won].estimate < 0
      ? [`most time is saved in ${named(won)} (${plusMinus("seconds", stages[won])})`]
      : []),
    ...(lost !== undefined && stages[lost].estimate > 0
      ? [`most is added in ${named(lost)} (${plusMinus("seconds", stages[lost])})`]
      : []),
  ];
  if (parts.length > 0) {
    return `Of the stages whose interval leaves zero out, ${parts.join("; ")}.`;
  }
  return STAGES.every((stage) => stages[stage].estimate === 0)
    ? "No stage differs."
    : "No stage's difference is certain: every interval holds zero.";
}

function named(stage: Stage): string {
  return STAGE_TEXTS[stage].name.toLowerCase();
}
