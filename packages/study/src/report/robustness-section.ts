import {
  dataTable,
  figure,
  foldedTable,
  html,
  percentText,
} from "@contactpoint/analysis/page-parts";
import type { Markup, Section } from "@contactpoint/analysis/page-parts";
import type { RemovalStep } from "../comparison/comparison.ts";
import { differenceScale, plusMinus } from "../comparison/quantity-text.ts";
import { variantTitle } from "../comparison/sample-title.ts";
import { plainNumber } from "./interval-text.ts";
import { linearAxis } from "./linear-axis.ts";
import { lineDrawing } from "./line-drawing.ts";
import type { DrawnCurve } from "./line-drawing.ts";
import type { ReportNames } from "./report-names.ts";
import type { StudyReportInput } from "./study-report-input.ts";

const ORDER_NAMES = { random: "at random", targeted: "most central first" } as const;

/** What is left as States are taken out of service, and what the networks look like. */
export function robustnessSection({ comparison }: StudyReportInput, names: ReportNames): Section {
  const { robustness, networks } = comparison;
  const metrics = [
    ...new Set(robustness.flatMap(({ service }) => service.map(({ metric }) => metric))),
  ];
  return {
    id: "robustness",
    title: "When States drop out",
    ownPage: true,
    content: html`${
      robustness.length === 0
        ? html`<p>The study takes no State out of service.</p>`
        : html`${strandedFigure(robustness, names)}
          ${metrics.map((metric) => serviceFigure(metric, robustness, names))}
          ${removalTable(robustness, metrics, names)}`
    }
    ${networkTable(networks, names)}`,
  };
}

function strandedFigure(steps: readonly RemovalStep[], names: ReportNames): Markup {
  const curves = curvesOf(steps, names, ({ stranded_share: { estimate, low, high } }) => ({
    y: estimate,
    low,
    high,
  }));
  return figure(
    lineDrawing({
      id: "stranded",
      title: "Demand that is stranded as States drop out",
      description: "The values stand in the table that follows.",
      curves,
      across: acrossOf(steps),
      up: {
        ticks: [0, 0.25, 0.5, 0.75, 1].map((share) => [share, percentText(share)] as const),
        caption: "Stranded share of the demand",
      },
    }),
    "Share of the demand between States in service that no longer gets through. A curve that jumps at once has a single point of failure.",
  );
}

function serviceFigure(metric: string, steps: readonly RemovalStep[], names: ReportNames): Markup {
  const unit = names.metric(metric)?.unit ?? "number";
  const of = (step: RemovalStep) => step.service.find((each) => each.metric === metric)?.difference;
  const known = steps.flatMap((step) => of(step) ?? []);
  const size = Math.max(...known.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]));
  const scale = differenceScale(unit, size);
  const axis = linearAxis([
    0,
    ...known.flatMap(({ low, high }) => [low * scale.factor, high * scale.factor]),
  ]);
  const place = (value: number): number => axis.place(value * scale.factor);
  const whole = { estimate: 0, low: 0, high: 0 };
  const curves = curvesOf(
    steps.filter((step) => step.removed === 0 || of(step) !== undefined),
    names,
    (step) => {
      const { estimate, low, high } = of(step) ?? whole;
      return { y: place(estimate), low: place(low), high: place(high) };
    },
  ).filter(({ places }) => places.length > 1);
  const title = names.metricTitle(metric);
  return figure(
    lineDrawing({
      id: `service-${names.study.metrics.findIndex(({ name }) => name === metric)}`,
      title: `Change of service as States drop out: ${title}`,
      description: "The values stand in the table that follows.",
      curves,
      across: acrossOf(steps),
      up: {
        ticks: axis.ticks.map(([value, text]) => [axis.place(value), text] as const),
        caption: `Change${scale.unit === "" ? "" : `, ${scale.unit}`}`,
      },
    }),
    html`<strong>${title}.</strong> Change against the same network whole, simulated with the States
      out of service all the time; bands are intervals over replications.`,
  );
}

function curvesOf(
  steps: readonly RemovalStep[],
  names: ReportNames,
  heights: (step: RemovalStep) => {
    readonly y: number;
    readonly low: number;
    readonly high: number;
  },
): DrawnCurve[] {
  const most = Math.max(1, ...steps.map(({ removed }) => removed));
  const groups = Map.groupBy(steps, ({ variant, order }) => `${variant} ${order}`);
  return [...groups.values()].flatMap((own, series) => {
    const [first] = own;
    return first === undefined
      ? []
      : [
          {
            name: `${variantTitle(names.study, first.variant)}, ${ORDER_NAMES[first.order]}`,
            series,
            places: own.map((step) => ({ x: step.removed / most, ...heights(step) })),
          },
        ];
  });
}

function acrossOf(steps: readonly RemovalStep[]): Parameters<typeof lineDrawing>[0]["across"] {
  const most = Math.max(1, ...steps.map(({ removed }) => removed));
  const ticks = linearAxis([0, most], 8).ticks.filter(
    ([value]) => Number.isInteger(value) && value <= most,
  );
  return {
    ticks: ticks.map(([value]) => [value / most, String(value)] as const),
    caption: "States out of service",
  };
}

function removalTable(
  steps: readonly RemovalStep[],
  metrics: readonly string[],
  names: ReportNames,
): Markup {
  return foldedTable(
    {
      caption: "States out of service",
      columns: [
        { head: "Network and order" },
        { head: "Out of service", isNumber: true },
        { head: "Stranded", isNumber: true },
        ...metrics.map((metric) => ({
          head: `Change in ${names.metricTitle(metric)}`,
          isNumber: true as const,
        })),
      ],
      rows: steps.map((step) => [
        `${variantTitle(names.study, step.variant)}, ${ORDER_NAMES[step.order]}`,
        String(step.removed),
        percentText(step.stranded_share.estimate),
        ...metrics.map((metric) => {
          const found = step.service.find((each) => each.metric === metric);
          return found === undefined
            ? "–"
            : plusMinus(names.metric(metric)?.unit ?? "number", found.difference);
        }),
      ]),
    },
    "summary.json",
  );
}

function networkTable(
  networks: StudyReportInput["comparison"]["networks"],
  names: ReportNames,
): Markup | string {
  const [first] = networks;
  if (first === undefined) return "";
  return html`${dataTable({
      caption: "The networks as graphs",
      columns: [
        { head: "Measure" },
        ...networks.map(({ variant }) => ({
          head: variantTitle(names.study, variant),
          isNumber: true as const,
        })),
      ],
      rows: first.figures.map(({ name }) => [
        heading(name),
        ...networks.map(({ figures }) => {
          const value = figures.find((each) => each.name === name)?.value ?? null;
          return plainNumber(value, value !== null && Number.isInteger(value) ? 0 : 3);
        }),
      ]),
    })}
    <dl class="terms">
      ${first.figures.map(
        ({ name, meaning }) =>
          html`<dt>${heading(name)}</dt>
            <dd>${meaning}</dd> `,
      )}
    </dl> `;
}

/** `mean-path` as a heading: `Mean path`. */
function heading(name: string): string {
  const words = name.replaceAll("-", " ");
  return `${words[0]?.toUpperCase() ?? ""}${words.slice(1)}`;
}
