import type { ResolvedScenario } from "@contactpoint/protocol";
import type { DeskSummary, Summary } from "../tables/summary.ts";
import { barsDrawing } from "./bars-drawing.ts";
import { foldedTable } from "./data-table.ts";
import { figure } from "./figure.ts";
import { html } from "./markup.ts";
import type { Section } from "./section.ts";
import { counted, countText, percentText, secondsText } from "./value-text.ts";

const MOST_DRAWN = 20;

/** Whether requests wait because nobody is there, or because all who are there are occupied. */
export function deskSection(scenario: ResolvedScenario, { desks }: Summary): Section {
  const isReal = scenario.real_states;
  const names = new Map(scenario.states.map(({ id, name }) => [id, `${name} (${id})`]));
  const nameOf = (key: string): string => (isReal ? key : (names.get(key) ?? key));
  const drawn = desks
    .filter(({ closed_s, busy_s }) => closed_s + busy_s > 0)
    .toSorted(
      (one, other) =>
        other.closed_s + other.busy_s - (one.closed_s + one.busy_s) ||
        (one.key < other.key ? -1 : 1),
    )
    .slice(0, MOST_DRAWN);
  const sentence = deskSentence(desks, isReal);
  const picture = barsDrawing({
    id: "desks",
    title: `Waiting at the requested side's desk, by ${isReal ? "profile" : "State"}`,
    description: `${sentence} The values stand in the table that follows.`,
    parts: [
      { kind: "hue-2", mark: "C", name: "Nobody present (coverage)" },
      { kind: "hue-3", mark: "B", name: "All present occupied (capacity)" },
    ],
    rows: drawn.map(({ key, closed_s, busy_s }) => ({
      name: nameOf(key),
      values: [closed_s, busy_s],
      note: secondsText(Math.round(closed_s + busy_s)),
    })),
    scale: "value",
  });
  return {
    id: "desks",
    title: "What binds the desks: coverage or capacity",
    ownPage: true,
    content: html`${drawn.length === 0 ? html`<p>${sentence}</p>` : figure(picture, sentence)}
      <p class="note">
        Coverage binds where longer or on-call hours would help more, capacity where more officers
        in the hours that exist would.
        ${desks.length > drawn.length && drawn.length === MOST_DRAWN ? `The figure shows the ${MOST_DRAWN} with the longest waiting.` : ""}
      </p>
      ${foldedTable(
        {
          caption: `Waiting and utilisation of desks by ${isReal ? "profile" : "State"}`,
          columns: [
            { head: isReal ? "Profile" : "State" },
            { head: "Bound by" },
            { head: "Waited, nobody present", isNumber: true },
            { head: "Waited, all occupied", isNumber: true },
            { head: "Officers' time in work", isNumber: true },
          ],
          rows: desks.map(({ key, bound_by, closed_s, busy_s, utilisation }) => [
            nameOf(key),
            bound_by,
            secondsText(closed_s),
            secondsText(busy_s),
            percentText(utilisation),
          ]),
        },
        "summary.json, under desks",
      )}`,
  };
}

function deskSentence(desks: readonly DeskSummary[], isReal: boolean): string {
  const count = (bound: DeskSummary["bound_by"]): number =>
    desks.filter(({ bound_by }) => bound_by === bound).length;
  const total = counted(desks.length, isReal ? "profile" : "contact point");
  return `Of ${total}, ${countText(count("coverage"))} made requests wait mostly because nobody was present, ${countText(count("capacity"))} mostly because all officers present were occupied, and ${countText(count("neither"))} because of neither.`;
}
