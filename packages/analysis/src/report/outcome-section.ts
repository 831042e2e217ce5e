import { OUTCOMES } from "../fold/request-table.ts";
import type { Outcome, RequestTable } from "../fold/request-table.ts";
import { groupedRows } from "../tables/groups.ts";
import { countedRows } from "../tables/row-filter.ts";
import type { Summary } from "../tables/summary.ts";
import { barsDrawing } from "./bars-drawing.ts";
import { dataTable } from "./data-table.ts";
import { figure } from "./figure.ts";
import { OUTCOME_NAMES } from "./labels.ts";
import { html } from "./markup.ts";
import type { Markup } from "./markup.ts";
import type { Section } from "./section.ts";
import { counted, countText, listText, percentText } from "./value-text.ts";

const PARTS: readonly { readonly mark: string; readonly name: string; readonly of: Outcome[] }[] = [
  { mark: "P", name: "Preserved", of: ["preserved"] },
  { mark: "Pp", name: "Partly preserved", of: ["partly-preserved"] },
  { mark: "A", name: "Answered", of: ["answered"] },
  { mark: "R", name: "Refused", of: ["refused"] },
  {
    mark: "N",
    name: "Not held, deleted or wrong identifier",
    of: ["not-held", "deleted", "wrong-identifier"],
  },
  { mark: "E", name: "Provider elsewhere", of: ["provider-elsewhere"] },
  { mark: "W", name: "Withdrawn or given up", of: ["withdrawn", "gave-up"] },
  { mark: "–", name: "No basis", of: ["no-basis"] },
  { mark: "O", name: "Open", of: ["open"] },
];
const HUES = [4, 1, 6, 2, 7, 8, 0, 3, 5];

/** What became of the needs, by the instrument they rested on. */
export function outcomeSection(table: RequestTable, summary: Summary): Section {
  const groups = outcomesByInstrument(table);
  const sentence = outcomeSentence(summary);
  const picture = barsDrawing({
    id: "outcomes",
    title: "Outcomes by instrument",
    description: `${sentence} The counts stand in the table that follows.`,
    parts: PARTS.map(({ mark, name }, i) => ({ kind: `hue-${HUES[i] ?? 0}`, mark, name })),
    rows: groups.map(({ name, n, counts }) => ({
      name,
      values: PARTS.map(({ of }) => of.reduce((sum, each) => sum + (counts.get(each) ?? 0), 0)),
      note: counted(n, "need"),
    })),
    scale: "share",
  });
  const shown = OUTCOMES.filter((outcome) => summary.requests.by_outcome[outcome] > 0);
  return {
    id: "outcomes",
    title: "What came of it",
    ownPage: true,
    content: html`${groups.length === 0 ? html`<p>${sentence}</p>` : figure(picture, sentence)}
    ${dataTable({
      caption: "Outcomes by instrument or network, in needs",
      columns: [
        { head: "Outcome" },
        ...groups.map(({ name }) => ({ head: name, isNumber: true as const })),
        { head: "All", isNumber: true },
      ],
      rows: shown.map((outcome) => [
        OUTCOME_NAMES[outcome],
        ...groups.map(({ counts }) => countText(counts.get(outcome) ?? 0)),
        countText(summary.requests.by_outcome[outcome]),
      ]),
    })}${refusalTable(table)}`,
  };
}

interface InstrumentOutcomes {
  readonly name: string;
  readonly n: number;
  readonly counts: ReadonlyMap<string, number>;
}

function outcomesByInstrument(table: RequestTable): InstrumentOutcomes[] {
  const { instrument, outcome } = table.text;
  const groups = groupedRows(countedRows(table), (row) => instrument[row] ?? "");
  return [...groups].map(([key, rows]) => ({
    name: key === "" ? "none (never sent)" : key,
    n: rows.length,
    counts: countsOf(rows, (row) => outcome[row] ?? ""),
  }));
}

function countsOf(rows: readonly number[], keyOf: (row: number) => string): Map<string, number> {
  return new Map([...groupedRows(rows, keyOf)].map(([key, members]) => [key, members.length]));
}

function outcomeSentence({ requests: { needs, by_outcome } }: Summary): string {
  if (needs === 0) {
    return "No need arose, so there is no outcome.";
  }
  const largest = OUTCOMES.filter((outcome) => by_outcome[outcome] > 0)
    .toSorted((one, other) => by_outcome[other] - by_outcome[one])
    .slice(0, 3)
    .map(
      (outcome) =>
        `${OUTCOME_NAMES[outcome].toLowerCase()} (${percentText(by_outcome[outcome] / needs)})`,
    );
  return `Of ${counted(needs, "need")}, the most frequent outcomes are: ${listText(largest)}.`;
}

function refusalTable(table: RequestTable): Markup {
  const { instrument, refusal_ground } = table.text;
  const inherited = rowsWithChildsGround(table);
  const refused = countedRows(table).filter(
    (row) => refusal_ground[row] !== "" && !inherited.has(row),
  );
  if (refused.length === 0) {
    return html`<p>No request was refused on a ground of an instrument.</p> `;
  }
  const pairs = groupedRows(refused, (row) => `${instrument[row]}\u0000${refusal_ground[row]}`);
  return dataTable({
    caption: "Grounds of refusal by instrument",
    columns: [
      { head: "Instrument" },
      { head: "Ground" },
      { head: "Refusals", isNumber: true },
      { head: "Of all refusals", isNumber: true },
    ],
    rows: [...pairs].map(([key, rows]) => {
      const [name = "", ground = ""] = key.split("\u0000");
      return [name, ground, countText(rows.length), percentText(rows.length / refused.length)];
    }),
  });
}

// A request whose item was pursued elsewhere and refused there carries the ground of its child,
// which may rest on another instrument and is counted itself.
function rowsWithChildsGround({ items, text: { refusal_ground } }: RequestTable): Set<number> {
  const rows = new Set<number>();
  items.request.forEach((row, item) => {
    const child = items.child[item] ?? -1;
    if (
      child >= 0 &&
      refusal_ground[child] !== "" &&
      refusal_ground[child] === refusal_ground[row]
    ) {
      rows.add(row);
    }
  });
  return rows;
}
