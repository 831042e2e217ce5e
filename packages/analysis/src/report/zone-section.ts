import type { RequestTable } from "../fold/request-table.ts";
import type { Column } from "./data-table.ts";
import { foldedTable } from "./data-table.ts";
import { figure } from "./figure.ts";
import { gridDrawing } from "./grid-drawing.ts";
import { MEASURE_TEXTS } from "./labels.ts";
import { html } from "./markup.ts";
import type { Section } from "./section.ts";
import { countText, percentText, secondsText } from "./value-text.ts";
import { zoneGroups } from "./zone-groups.ts";
import type { ZoneGroups, ZonePair } from "./zone-groups.ts";

const COLUMNS: readonly Column[] = [
  { head: "Requesting > requested" },
  { head: "Needs", isNumber: true },
  { head: `${MEASURE_TEXTS.time_to_acknowledge.name}, median`, isNumber: true },
  { head: `${MEASURE_TEXTS.time_to_preserve.name}, median`, isNumber: true },
  { head: "Preserved by the end", isNumber: true },
];

interface NamedPair extends ZonePair {
  readonly from: string;
  readonly to: string;
}

/** How long an acknowledgement takes between each two time zones. */
export function zoneSection(table: RequestTable): Section {
  const groups = zoneGroups(table);
  const pairs = namedPairs(groups);
  const grid = gridDrawing({
    id: "zones",
    title: "Median time to acknowledge by the time zones of both sides",
    description: `${zoneSentence(pairs)} Each value stands in the table that follows.`,
    across: "Zone of the requested State",
    down: "Requesting",
    columns: groups.names.map(shortName),
    rows: groups.names.map(shortName),
    cell: (row, column) =>
      groups.pair(groups.names[row] ?? "", groups.names[column] ?? "")?.latency
        .time_to_acknowledge ?? null,
  });
  const caption =
    groups.by === "zone" ? "Pairs of time zones" : "Pairs of offsets from UTC, in whole hours";
  return {
    id: "zones",
    title: "Between which time zones",
    ownPage: true,
    content: html`${figure(grid, zoneSentence(pairs))}
    ${groupNote(groups, table.scenario.real_states)}${foldedTable({ caption, columns: COLUMNS, rows: pairs.map(pairCells) }, "summary.json, under by_zone_pair")}`,
  };
}

function namedPairs(groups: ZoneGroups): NamedPair[] {
  return groups.names.flatMap((from) =>
    groups.names.flatMap((to) => {
      const pair = groups.pair(from, to);
      return pair === null ? [] : [{ from, to, ...pair }];
    }),
  );
}

function pairCells({ from, to, n, latency }: NamedPair): string[] {
  return [
    `${from} > ${to}`,
    countText(n),
    secondsText(latency.time_to_acknowledge.p50_s),
    secondsText(latency.time_to_preserve.p50_s),
    percentText(latency.time_to_preserve.reached_share),
  ];
}

function zoneSentence(pairs: readonly NamedPair[]): string {
  const medians = pairs.flatMap(({ from, to, latency }) => {
    const median = latency.time_to_acknowledge.p50_s;
    return median === null ? [] : [{ from, to, median }];
  });
  const sorted = medians.toSorted((one, other) => other.median - one.median);
  const [slowest] = sorted;
  const quickest = sorted.at(-1);
  if (slowest === undefined || quickest === undefined) {
    return "Between no two zones was half of the requests acknowledged.";
  }
  if (slowest === quickest) {
    return `Requests ran between one pair of zones alone, ${slowest.from} to ${slowest.to}, with a median time to acknowledge of ${secondsText(slowest.median)}.`;
  }
  return `Of ${countText(pairs.length)} pairs with requests, the slowest median time to acknowledge is ${secondsText(slowest.median)} (from ${slowest.from} to ${slowest.to}), the quickest ${secondsText(quickest.median)} (from ${quickest.from} to ${quickest.to}).`;
}

function groupNote({ by }: ZoneGroups, isReal: boolean): ReturnType<typeof html> {
  if (by === "zone") {
    return html`<p class="note">
      Rows are the requesting side, columns the requested side, both from west to east by their
      offset from UTC at the start of the run.
    </p> `;
  }
  return html`<p class="note">
    Zones are grouped by their offset from UTC at the start of the run; offsets of half an hour or a
    quarter join the whole hour below.
    ${isReal ? "No zone is named, because some belong to one State alone and no State is assessed." : ""}
  </p> `;
}

// The last part of a zone's name fits a row: `Europe/Paris` is `Paris`. An offset drops its `UTC`.
function shortName(name: string): string {
  const place = (name.split("/").at(-1) ?? name).replaceAll("_", " ").replace(/^UTC(?=.)/u, "");
  const short = place.replace(/:00$/u, "");
  return short.length > 13 ? `${short.slice(0, 12)}…` : short;
}
