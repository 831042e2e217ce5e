import {
  figure,
  foldedTable,
  html,
  percentText,
  secondsText,
} from "@contactpoint/analysis/page-parts";
import type { Markup, Section } from "@contactpoint/analysis/page-parts";
import type { GroupEstimate } from "../comparison/comparison.ts";
import { numberText } from "../comparison/quantity-text.ts";
import { heatDrawing } from "./heat-drawing.ts";
import type { HeatCell } from "./heat-drawing.ts";
import type { ReportNames } from "./report-names.ts";
import type { StudyReportInput } from "./study-report-input.ts";

// More pictures than this are not looked at; the table has them all.
const MOST_MAPS = 5;
const LEVELS = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95];
const LARGE = 5;
const SMALL = 0.5;

/** Between which zones each network preserves in time, and where it gains and loses. */
export function zoneSection({ comparison }: StudyReportInput, names: ReportNames): Section {
  const groups = comparison.groups.filter(({ by }) => by === "zone-pair");
  const zones = zonesOf(groups);
  const [baseline, ...others] = names.shown;
  const maps =
    baseline === undefined || zones.length === 0
      ? html`<p>No needs between time zones are there to be drawn.</p>`
      : [
          levelFigure(baseline, groups, zones, names),
          ...others
            .slice(0, MOST_MAPS - 1)
            .map((point, i) => changeFigure({ point, baseline, i }, groups, zones, names)),
        ];
  return {
    id: "zones",
    title: "Between which time zones",
    ownPage: true,
    content: html`<p>
        Rows are the requesting side, columns the requested side, by time zone. The first map shows
        the share of needs preserved in time, the others what changes against it.
      </p>
      ${maps}${others.length >= MOST_MAPS ? html`<p class="note">The maps of ${others.length - MOST_MAPS + 1} further points are left out; the table has them.</p>` : ""}
      ${zoneTable(groups, names)}`,
  };
}

type Groups = readonly GroupEstimate[];

function levelFigure(
  point: string,
  groups: Groups,
  zones: readonly string[],
  names: ReportNames,
): Markup {
  const title = `Preserved in time by time zones: ${names.title(point)}`;
  return figure(
    heatDrawing({
      id: "zone-level",
      title,
      description: "The values stand in the table that follows.",
      names: zones,
      legend: [
        { kind: "shade-6", text: "up to 50 %" },
        { kind: "shade-4", text: "up to 70 %" },
        { kind: "shade-2", text: "up to 90 %" },
        { kind: "shade-0", text: "more than 95 %" },
      ],
      cell: (row, column): HeatCell => {
        const share = shareOf(groups, point, row, column);
        if (share === null) return null;
        const above = LEVELS.filter((level) => share > level).length;
        return { kind: `shade-${LEVELS.length - above}`, text: numberText(share * 100, 0) };
      },
    }),
    html`<strong>${names.title(point)}.</strong> Share of needs preserved in time, per cent: look
      for dark cells.`,
  );
}

function changeFigure(
  { point, baseline, i }: { readonly point: string; readonly baseline: string; readonly i: number },
  groups: Groups,
  zones: readonly string[],
  names: ReportNames,
): Markup {
  const title = names.title(point);
  return figure(
    heatDrawing({
      id: `zone-change-${i}`,
      title: `Change by time zones: ${title}`,
      description: "The values behind the changes stand in the table that follows.",
      names: zones,
      legend: [
        { kind: "gain-2", text: `gains ${LARGE} points or more` },
        { kind: "gain-1", text: "gains" },
        { kind: "gain-0", text: "within half a point" },
        { kind: "loss-1", text: "loses" },
        { kind: "loss-2", text: `loses ${LARGE} points or more` },
      ],
      cell: (row, column): HeatCell => {
        const [own, other] = [point, baseline].map((each) => shareOf(groups, each, row, column));
        if (own === null || other === null || own === undefined || other === undefined) return null;
        const change = (own - other) * 100;
        const size = Math.abs(change) >= LARGE ? 2 : Math.abs(change) >= SMALL ? 1 : 0;
        const sign = change > 0 ? "+" : "";
        return {
          kind: `${change >= 0 ? "gain" : "loss"}-${size}`,
          text: `${sign}${numberText(change, 1)}`,
        };
      },
    }),
    html`<strong>${title}</strong> against ${names.title(baseline)}, percentage points: look for
      cells that lose where the whole gains. Single cells may be chance.`,
  );
}

function shareOf(groups: Groups, point: string, from: string, to: string): number | null {
  const found = groups.find((each) => each.point === point && each.key === `${from}>${to}`);
  return found?.preserved_in_time_share ?? null;
}

/** In the order in which the groups have them. */
function zonesOf(groups: Groups): string[] {
  const names = groups.flatMap(({ key }) => key.split(">"));
  return [...new Set(names)].filter((name) => name !== "").toSorted(byOffset);
}

// `UTC−05:00` before `UTC` before `UTC+08:00`; named zones by their letters.
function byOffset(one: string, other: string): number {
  const [a, b] = [offsetOf(one), offsetOf(other)];
  if (a !== null && b !== null && a !== b) return a - b;
  return one < other ? -1 : one > other ? 1 : 0;
}

function offsetOf(name: string): number | null {
  const match = /^UTC(?:(?<sign>[+\u2212])(?<hours>\d\d):(?<minutes>\d\d))?$/u.exec(name);
  if (match === null) return null;
  const { sign = "+", hours = "0", minutes = "0" } = match.groups ?? {};
  return (sign === "+" ? 1 : -1) * (60 * Number(hours) + Number(minutes));
}

function zoneTable(groups: Groups, names: ReportNames): Markup {
  const keys = [...new Set(groups.map(({ key }) => key))];
  const found = new Map(groups.map((group) => [`${group.point} ${group.key}`, group]));
  return foldedTable(
    {
      caption:
        "Pairs of time zones: preserved in time, and mean time to preserve within 30 days at most (what the end of a run cut off counts as not preserved)",
      columns: [
        { head: "Requesting > requested" },
        ...names.shown.map((point) => ({ head: names.title(point), isNumber: true as const })),
      ],
      rows: keys.map((key) => [
        key,
        ...names.shown.map((point) => {
          const group = found.get(`${point} ${key}`);
          return group === undefined
            ? "–"
            : `${percentText(group.preserved_in_time_share)}; ${secondsText(group.time_to_preserve_s)}`;
        }),
      ]),
    },
    "summary.json",
  );
}
