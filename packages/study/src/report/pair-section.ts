import {
  coordinate,
  dataTable,
  drawing,
  figure,
  html,
  label,
  line,
  listText,
  NO_MARKUP,
} from "@contactpoint/analysis/page-parts";
import type { Markup, Section } from "@contactpoint/analysis/page-parts";
import type { Comparison, Difference, PairedSeries } from "../comparison/comparison.ts";
import { headlineMetric } from "../comparison/headline-metric.ts";
import { noVerdictText } from "../comparison/no-verdict-text.ts";
import { differenceScale, valueText } from "../comparison/quantity-text.ts";
import { whyNoInterval } from "../comparison/why-no-interval.ts";
import { plainNumber } from "./interval-text.ts";
import { linearAxis } from "./linear-axis.ts";
import type { LinearAxis } from "./linear-axis.ts";
import type { ReportNames } from "./report-names.ts";
import type { StudyReportInput } from "./study-report-input.ts";

const WIDTH = 980;
const LEFT = 238;
const RIGHT = 210;
const ROOM = WIDTH - LEFT - RIGHT;
const TOP = 26;
const ROW = 46;
const DOT = 3.2;
// Dots of one column of the drawing stand above one another.
const COLUMN = 5;
const MOST_HIGH = 4;
const MOST_NAME = 34;

/** Every pair of replications, and what pairing them has gained. */
export function pairSection({ comparison }: StudyReportInput, names: ReportNames): Section {
  const { pairs } = comparison;
  const [first] = pairs;
  return {
    id: "pairs",
    title: "Replication by replication",
    ownPage: true,
    content: html`<p>
        Replication r of every variant meets the same first needs with the same luck and the same
        draw of what is not known, so that their difference shows the variants and little else. What
        follows from a need may differ: a request that finds the data elsewhere leads to another
        one, so that variants may differ in how many needs they count.
      </p>
      ${missingSentences(comparison, names).map((text) => html`<p>${text}</p> `)}
      ${first === undefined ? NO_MARKUP : html`${figure(pairDrawing(pairs, first.metric, names), pairSentence(pairs, names))}${pairTable(pairs, names)}`}
      ${gainTable(comparison.differences, names)}`,
  };
}

/** Which pairs of points have no dots, and why. */
function missingSentences(comparison: Comparison, names: ReportNames): string[] {
  const headline = headlineMetric(names.study);
  const own = comparison.differences.filter(
    ({ point, metric }) => metric === headline?.name && names.shown.includes(point),
  );
  if (own.length === 0) return [noVerdictText(comparison)];
  const drawn = new Set(comparison.pairs.map(({ point }) => point));
  const missing = own.filter(({ point }) => !drawn.has(point));
  const byReason = Map.groupBy(missing, ({ n }) =>
    whyNoInterval({ metric: headline, n, isKnown: n === 0, noun: "pairs of replications" }),
  );
  const title = headline === undefined ? "" : names.metricTitle(headline.name);
  return [...byReason].map(
    ([why, points]) =>
      `\u201c${title}\u201d has no dots for ${listText(points.map(({ point }) => names.title(point)))}, as ${why}.`,
  );
}

function pairSentence(pairs: readonly PairedSeries[], names: ReportNames): string {
  const parts = pairs.map((pair) => {
    const higher = differencesOf(pair).filter((difference) => difference > 0).length;
    return `${names.title(pair.point)} is higher in ${higher} of ${pair.values.length} pairs`;
  });
  return `Each dot is one pair of replications; dots to the right of the line at zero are pairs in which the variant has the higher value. ${parts.join("; ")}.`;
}

function pairDrawing(pairs: readonly PairedSeries[], metric: string, names: ReportNames): Markup {
  const unit = names.metric(metric)?.unit ?? "number";
  const all = pairs.flatMap(differencesOf);
  const scale = differenceScale(unit, Math.max(...all.map(Math.abs)));
  const axis = linearAxis([0, ...all.map((difference) => difference * scale.factor)]);
  const bottom = TOP + pairs.length * ROW;
  const title = names.metricTitle(metric);
  return drawing({
    id: "pairs",
    title: `Difference of each pair of replications: ${title}`,
    description: `${pairSentence(pairs, names)} Counts stand in the table that follows.`,
    width: WIDTH,
    height: bottom + 28,
    content: [
      ...axis.ticks.map(([value, text]) => {
        const x = LEFT + axis.place(value) * ROOM;
        return html`${line([x, TOP - 6], [x, bottom], value === 0 ? "zero" : "grid")}${label(x, TOP - 11, text, "middle small")}`;
      }),
      ...pairs.map((pair, row) =>
        pairRow(pair, axis, scale.factor, TOP + (row + 1) * ROW - 10, names),
      ),
      label(
        LEFT + ROOM / 2,
        bottom + 20,
        `${title}: ${names.study.variants.length > 1 ? "variant less baseline" : `less ${names.reference}`}${scale.unit === "" ? "" : `, ${scale.unit}`}`,
        "middle axis",
      ),
    ],
  });
}

function pairRow(
  pair: PairedSeries,
  axis: LinearAxis,
  factor: number,
  y: number,
  names: ReportNames,
): Markup {
  const heights = new Map<number, number>();
  const dots = differencesOf(pair).map((difference) => {
    const x = LEFT + axis.place(difference * factor) * ROOM;
    const column = Math.round(x / COLUMN);
    const below = heights.get(column) ?? 0;
    heights.set(column, below + 1);
    const up = Math.min(below, MOST_HIGH) * (2 * DOT + 0.6);
    return html`<circle
      cx="${coordinate(x)}"
      cy="${coordinate(y - up)}"
      r="${DOT}"
      class="pair"
    /> `;
  });
  const name = names.title(pair.point);
  const short = name.length > MOST_NAME ? `${name.slice(0, MOST_NAME - 1)}…` : name;
  return html`${label(LEFT - 12, y + 4, short, "end")}${label(WIDTH - RIGHT + 14, y + 4, `${pair.values.length} pairs`, "small")}${line([LEFT, y + 6], [LEFT + ROOM, y + 6], "grid")}${dots}`;
}

function pairTable(pairs: readonly PairedSeries[], names: ReportNames): Markup {
  const number = true as const;
  return dataTable({
    caption: "Pairs of replications",
    columns: [
      { head: "Point" },
      { head: "Against" },
      { head: "Pairs", isNumber: number },
      { head: "Higher", isNumber: number },
      { head: "Equal", isNumber: number },
      { head: "Lower", isNumber: number },
      { head: "Least of the point", isNumber: number },
      { head: "Greatest of the point", isNumber: number },
    ],
    rows: pairs.map((pair) => {
      const differences = differencesOf(pair);
      const unit = names.metric(pair.metric)?.unit ?? "number";
      return [
        names.title(pair.point),
        names.title(pair.against),
        String(differences.length),
        String(differences.filter((difference) => difference > 0).length),
        String(differences.filter((difference) => difference === 0).length),
        String(differences.filter((difference) => difference < 0).length),
        valueText(unit, Math.min(...pair.values)),
        valueText(unit, Math.max(...pair.values)),
      ];
    }),
  });
}

function gainTable(differences: readonly Difference[], names: ReportNames): Markup {
  const number = true as const;
  const shown = differences.filter(({ point }) => names.shown.includes(point));
  if (shown.length === 0) return NO_MARKUP;
  return html`${dataTable({
      caption: "What common random numbers have gained",
      columns: [
        { head: "Point" },
        { head: "Metric" },
        { head: "Correlation", isNumber: number },
        { head: "Variance ratio", isNumber: number },
      ],
      rows: shown.map(({ point, metric, correlation, variance_ratio }) => [
        names.title(point),
        names.metricTitle(metric),
        plainNumber(correlation),
        plainNumber(variance_ratio, 1),
      ]),
    })}
    <p class="note">
      The variance ratio says how many times more replications independent seeds would need for
      intervals as narrow. A dash: one side never varies, or not every replication reached the
      metric.
    </p>`;
}

function differencesOf({ values, against_values }: PairedSeries): number[] {
  return values.map((value, r) => value - (against_values[r] ?? 0));
}
