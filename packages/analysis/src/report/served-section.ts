import { HOUR, SECOND } from "@contactpoint/engine";
import type { ResolvedScenario } from "@contactpoint/protocol";
import type { LatencySummary, Summary, TwoSidedGroup } from "../tables/summary.ts";
import { foldedTable } from "./data-table.ts";
import { figure } from "./figure.ts";
import { logAxis } from "./log-axis.ts";
import { html } from "./markup.ts";
import type { Markup } from "./markup.ts";
import { rangeDrawing } from "./range-drawing.ts";
import type { Section } from "./section.ts";
import { counted, countText, percentText, secondsText } from "./value-text.ts";

/** Groups with fewer needs say too little to be compared. */
export const LEAST_NEEDS = 10;

const MOST_DRAWN = 20;

/** Whose needs are served worst: by State, or by profile where States are real. */
export function servedSection(scenario: ResolvedScenario, summary: Summary): Section {
  const isReal = summary.by_profile !== undefined;
  const groups = summary.by_profile ?? summary.by_state ?? [];
  const what = isReal ? "profile" : "State";
  const nameOf = stateNames(scenario, isReal);
  const ranked = worstServed(groups);
  const drawn = ranked.slice(0, MOST_DRAWN);
  const sentence = servedSentence(ranked, what, nameOf);
  const few = groups.length - ranked.length;
  const notes = html`<p class="note">
    ${isReal ? "No State is assessed: real States appear in this scenario, and their figures are shown by the profile that the scenario assumes for them. " : ""}${
      few > 0
        ? `${counted(few, what)} with fewer than ${LEAST_NEEDS} needs for preservation ${few === 1 ? "is" : "are"} not ranked and ${few === 1 ? "stands" : "stand"} last in the table. `
        : ""
    }${ranked.length > MOST_DRAWN ? `The figure shows the ${MOST_DRAWN} worst served of ${countText(ranked.length)}. ` : ""}Differences
    between neighbours may be chance.
  </p> `;
  return {
    id: "served",
    title: isReal ? "Who waits longest, by profile" : "Which States wait longest",
    ownPage: true,
    content: html`${drawn.length === 0 ? html`<p>${sentence}</p>` : figure(servedDrawing(drawn, what, nameOf, sentence), sentence)}
    ${notes}${servedTable([...ranked, ...groups.filter((group) => !ranked.includes(group))], what, nameOf)}`,
  };
}

/** Groups with enough needs, the worst served first: what was never reached, then the longest median. */
export function worstServed(groups: readonly TwoSidedGroup[]): TwoSidedGroup[] {
  return groups
    .filter((group) => ofNeeds(group).n >= LEAST_NEEDS)
    .toSorted((one, other) => {
      const [a, b] = [ofNeeds(one), ofNeeds(other)];
      return (
        compare(b.p50_s ?? Infinity, a.p50_s ?? Infinity) ||
        compare(a.reached_share ?? 0, b.reached_share ?? 0) ||
        (one.key < other.key ? -1 : 1)
      );
    });
}

function ofNeeds(group: TwoSidedGroup): LatencySummary {
  return group.as_requesting.latency.time_to_preserve;
}

function compare(one: number, other: number): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function stateNames(scenario: ResolvedScenario, isReal: boolean): (key: string) => string {
  const names = new Map(scenario.states.map(({ id, name }) => [id, `${name} (${id})`]));
  return (key) => (isReal ? key : (names.get(key) ?? key));
}

type NameOf = (key: string) => string;

function servedSentence(ranked: readonly TwoSidedGroup[], what: string, nameOf: NameOf): string {
  const [worst] = ranked;
  const best = ranked.at(-1);
  if (worst === undefined || best === undefined) {
    return `No ${what} has ${LEAST_NEEDS} needs for preservation or more, so none is compared.`;
  }
  const median = (group: TwoSidedGroup): string => {
    const { p50_s, reached_share } = ofNeeds(group);
    return p50_s === null
      ? `of whose needs ${percentText(reached_share)} were preserved at all`
      : `with a median time to preserve of ${secondsText(p50_s)}`;
  };
  return ranked.length === 1
    ? `One ${what} has needs enough to be shown: ${nameOf(worst.key)}, ${median(worst)}.`
    : `As requesting side the ${what} served worst is ${nameOf(worst.key)}, ${median(worst)}; served best is ${nameOf(best.key)}, ${median(best)}.`;
}

function servedDrawing(
  groups: readonly TwoSidedGroup[],
  what: string,
  nameOf: NameOf,
  sentence: string,
): Markup {
  const times = groups.flatMap((group) => {
    const { p50_s, p90_s } = ofNeeds(group);
    return [p50_s, p90_s].flatMap((time) => (time === null ? [] : [time * SECOND]));
  });
  return rangeDrawing({
    id: "served",
    title: `Time to preserve by requesting ${what}`,
    description: `${sentence} The values stand in the table that follows.`,
    axis: logAxis(Math.min(HOUR, ...times), Math.max(HOUR, ...times)),
    rows: groups.map((group) => {
      const { n, p50_s, p90_s, reached_share } = ofNeeds(group);
      return {
        name: nameOf(group.key),
        p50_s,
        p90_s,
        note: `${percentText(reached_share)} of ${countText(n)}`,
      };
    }),
  });
}

function servedTable(groups: readonly TwoSidedGroup[], what: string, nameOf: NameOf): Markup {
  const number = true as const;
  return foldedTable(
    {
      caption: `Time to preserve as requesting side, and response time as requested side, by ${what}`,
      columns: [
        { head: what === "State" ? "State" : "Profile" },
        { head: "Needs for preservation", isNumber: number },
        { head: "Preserved", isNumber: number },
        { head: "Median to preserve", isNumber: number },
        { head: "90 % to preserve", isNumber: number },
        { head: "Requests received", isNumber: number },
        { head: "Median response", isNumber: number },
        { head: "90 % response", isNumber: number },
      ],
      rows: groups.map((group) => {
        const needs = ofNeeds(group);
        const received = group.as_requested.latency.response_time;
        return [
          nameOf(group.key),
          countText(needs.n),
          percentText(needs.reached_share),
          secondsText(needs.p50_s),
          secondsText(needs.p90_s),
          countText(received.n),
          secondsText(received.p50_s),
          secondsText(received.p90_s),
        ];
      }),
    },
    "summary.json",
  );
}
