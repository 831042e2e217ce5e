import { foldedTable, figure, html } from "@contactpoint/analysis/page-parts";
import type { Section } from "@contactpoint/analysis/page-parts";
import { welchCurve } from "../statistics/index.ts";
import { plainNumber } from "./interval-text.ts";
import { linearAxis } from "./linear-axis.ts";
import { lineDrawing } from "./line-drawing.ts";
import type { ReportNames } from "./report-names.ts";
import type { StudyReportInput } from "./study-report-input.ts";

/** Days on either side of the moving average. */
const WINDOW = 3;

/** Whether the network had filled before anything was counted. */
export function warmUpSection(
  { comparison: { warm_up } }: StudyReportInput,
  names: ReportNames,
): Section {
  const { curve, used_days, sentence, point } = warm_up;
  const whose = point === null ? "" : `The curve is that of ${names.title(point)}. `;
  const smooth = welchCurve([curve], WINDOW);
  const across = linearAxis([0, Math.max(1, curve.length - 1)], 10);
  const up = linearAxis([0, ...curve]);
  const places = (values: readonly number[]): { x: number; y: number }[] =>
    values.map((value, day) => ({ x: across.place(day), y: up.place(value) }));
  return {
    id: "warm-up",
    title: "Whether it was warm",
    ownPage: true,
    content: html`<p>${sentence}</p>
      ${
        curve.length === 0
          ? ""
          : figure(
              lineDrawing({
                id: "warm-up",
                title: "Open requests by day (Welch plot)",
                description: `${sentence} The values stand in the table that follows.`,
                curves: [
                  { name: "Mean of replications", series: 2, places: places(curve) },
                  { name: "Moving average, 7 days", series: 0, places: places(smooth) },
                ],
                across: {
                  ticks: across.ticks.map(([day, text]) => [across.place(day), text] as const),
                  caption: "Day of the run",
                },
                up: {
                  ticks: up.ticks.map(([value, text]) => [up.place(value), text] as const),
                  caption: "Mean number of open requests",
                },
                mark: { x: Math.min(1, across.place(used_days)), text: "counted from here" },
              }),
              `${whose}It should be level where counting begins, at the broken line. A slow rise behind it means that the warm-up is too short, or that the network never keeps up.`,
            )
      }
      ${foldedTable(
        {
          caption: "Open requests by day",
          columns: [{ head: "Day" }, { head: "Mean number open", isNumber: true }],
          rows: curve.map((value, day) => [String(day), plainNumber(value, 1)]),
        },
        "results.duckdb, table open_by_day",
      )}`,
  };
}
