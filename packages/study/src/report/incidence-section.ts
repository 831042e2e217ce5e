import { SECOND } from "@contactpoint/engine";
import {
  foldedTable,
  figure,
  html,
  logAxis,
  MEASURE_TEXTS,
  percentText,
  secondsText,
} from "@contactpoint/analysis/page-parts";
import type { Markup, Section } from "@contactpoint/analysis/page-parts";
import type { IncidenceCurve } from "../comparison/comparison.ts";
import { lineDrawing } from "./line-drawing.ts";
import type { ReportNames } from "./report-names.ts";
import type { StudyReportInput } from "./study-report-input.ts";

const SHARES = [0, 0.25, 0.5, 0.75, 1];
const MEASURES = ["time_to_preserve", "time_to_acknowledge"] as const;

/** By when which share got there, with everything that never does in the denominator. */
export function incidenceSection({ comparison }: StudyReportInput, names: ReportNames): Section {
  const { at_s, curves } = comparison.incidence;
  return {
    id: "incidence",
    title: "By when how much is done",
    ownPage: true,
    content: html`<p>
        The curves rise to the share that ever gets there; refusals, deleted data and requests still
        open stay in the denominator. Bands are intervals at each instant, over replications. A
        curve ends where a run has nobody left whom it watched for longer, though not all were done.
      </p>
      ${MEASURES.map((measure) => curveFigure(measure, at_s, curves, names))}
      ${curveTable(at_s, curves, names)}`,
  };
}

function curveFigure(
  measure: (typeof MEASURES)[number],
  at_s: readonly number[],
  all: readonly IncidenceCurve[],
  names: ReportNames,
): Markup {
  const curves = all.filter((curve) => curve.measure === measure);
  const axis = logAxis((at_s[0] ?? 60) * SECOND, (at_s.at(-1) ?? 3_600) * SECOND);
  const { name, meaning } = MEASURE_TEXTS[measure];
  const sentence = curveSentence(measure, at_s, curves, names);
  return figure(
    lineDrawing({
      id: `incidence-${measure}`,
      title: `${name}: share that got there`,
      description: `${sentence} The values stand in the table that follows.`,
      curves: curves.map(({ point, mean, low, high }, series) => ({
        name: names.title(point),
        series,
        places: mean.map((y, i) => ({
          x: axis.place((at_s[i] ?? 0) * SECOND),
          y,
          ...(low === null || high === null ? {} : { low: low[i] ?? y, high: high[i] ?? y }),
        })),
      })),
      across: {
        ticks: axis.ticks.map(([at, text]) => [axis.place(at), text] as const),
        caption: "Time since it began (logarithmic)",
      },
      up: { ticks: SHARES.map((share) => [share, percentText(share)] as const), caption: "Share" },
    }),
    html`<strong>${name}</strong>, ${meaning}. ${sentence}`,
  );
}

const DAY_S = 86_400;

function curveSentence(
  measure: IncidenceCurve["measure"],
  at_s: readonly number[],
  curves: readonly IncidenceCurve[],
  names: ReportNames,
): string {
  const day = at_s.findIndex((at) => at >= DAY_S);
  const after = curves
    .flatMap(({ point, mean }) => {
      const share = mean[day];
      return share === undefined ? [] : { point, share };
    })
    .toSorted((one, other) => other.share - one.share);
  const [best] = after;
  const last = after.at(-1);
  if (best === undefined || last === undefined || after.length < curves.length) {
    return "Not every curve goes on to one day, so they are not compared there.";
  }
  const verb = measure === "time_to_acknowledge" ? "acknowledged" : "secured";
  return best === last
    ? `After one day ${percentText(best.share)} are ${verb}.`
    : `After one day most are ${verb} with ${names.title(best.point)} (${percentText(best.share)}), fewest with ${names.title(last.point)} (${percentText(last.share)}).`;
}

function curveTable(
  at_s: readonly number[],
  curves: readonly IncidenceCurve[],
  names: ReportNames,
): Markup {
  const drawn = curves.filter(({ measure }) => MEASURES.some((each) => each === measure));
  return foldedTable(
    {
      caption: "Share that got there, by time and point",
      columns: [
        { head: "Within" },
        ...drawn.map(({ point, measure }) => ({
          head: `${names.title(point)}: ${MEASURE_TEXTS[measure].name.toLowerCase()}`,
          isNumber: true as const,
        })),
      ],
      rows: at_s.map((at, i) => [
        secondsText(at),
        ...drawn.map(({ mean }) => percentText(mean[i] ?? null)),
      ]),
    },
    "summary.json",
  );
}
