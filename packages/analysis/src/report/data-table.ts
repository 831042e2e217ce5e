import { html, NO_MARKUP } from "./markup.ts";
import type { Markup, Piece } from "./markup.ts";
import { countText } from "./value-text.ts";

export interface Column {
  readonly head: string;
  /** Numbers stand at the end so that their digits line up. */
  readonly isNumber?: true;
}

export interface DataTable {
  /** Also the name of the scrollable region, so no two tables of the page may share it. */
  readonly caption: string;
  /** Name of that region, where the page is not in English. */
  readonly regionName?: string;
  readonly columns: readonly Column[];
  /** The first cell of each row is its header. */
  readonly rows: readonly (readonly Piece[])[];
}

/** Longer tables are folded away on the screen and left out in print. */
const MOST_OPEN_ROWS = 30;

/** A table in a region that scrolls by itself, so that the page never does sideways. */
export function dataTable({ caption, regionName, columns, rows }: DataTable): Markup {
  const heads = columns.map(
    ({ head, isNumber }) => html`<th scope="col" ${numberClass(isNumber)}>${head}</th>`,
  );
  const lines = rows.map(
    (cells) =>
      html`<tr>
        ${cells.map((cell, i) => tableCell(cell, i, columns[i]?.isNumber))}
      </tr> `,
  );
  return html`<div
    class="scroll"
    role="region"
    tabindex="0"
    aria-label="${regionName ?? `Table: ${caption}`}"
  >
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${heads}
        </tr>
      </thead>
      <tbody>
        ${lines}
      </tbody>
    </table>
  </div> `;
}

/** The table of a figure: open if short; else folded, and in print a pointer to `source` instead. */
export function foldedTable(table: DataTable, source: string): Markup {
  if (table.rows.length <= MOST_OPEN_ROWS) {
    return dataTable(table);
  }
  const rows = countText(table.rows.length);
  return html`<details>
      <summary>${table.caption} (${rows} rows)</summary>
      ${dataTable(table)}
    </details>
    <p class="print-only">
      The table of ${rows} rows is left out in print; the same figures stand in ${source}.
    </p> `;
}

function tableCell(cell: Piece, index: number, isNumber: true | undefined): Markup {
  return index === 0
    ? html`<th scope="row" ${numberClass(isNumber)}>${cell}</th>`
    : html`<td${numberClass(isNumber)}>${cell}</td>`;
}

function numberClass(isNumber: true | undefined): Markup {
  return isNumber === true ? html` class="number"` : NO_MARKUP;
}
