import { cutNames } from "./cut-names.ts";

/** Terminals are at least this wide; no line is wider. */
export const LINE_WIDTH = 80;

const GAP = "  ";

/** Columns of text under one heading; the first is flush left, numbers are flush right. */
export interface TextTable {
  readonly heading: string;
  readonly columns: readonly TextColumn[];
  readonly rows: readonly (readonly string[])[];
  /** A sentence under the table. */
  readonly note?: string;
}

export interface TextColumn {
  readonly title: string;
  readonly align: "left" | "right";
}

/** The table as lines; names in a first column that is too wide for the line are cut, and stay different. */
export function textTable(table: TextTable): string {
  const { columns, rows } = table;
  const widths = columns.map(({ title }, index) =>
    Math.max(title.length, ...rows.map((row) => row[index]?.length ?? 0)),
  );
  const others = widths.slice(1).reduce((sum, width) => sum + width + GAP.length, 0);
  const first = Math.min(widths[0] ?? 0, LINE_WIDTH - others);
  const fitted = [first, ...widths.slice(1)];
  const names = cutNames(
    table.rows.map(([name = ""]) => name),
    first,
  );
  const line = (fields: readonly string[]): string =>
    fields
      .map((field, index) => fit(field, fitted[index] ?? 0, columns[index]?.align ?? "left"))
      .join(GAP)
      .trimEnd();
  return [
    table.heading,
    ...(columns.every(({ title }) => title === "")
      ? []
      : [line(columns.map(({ title }) => title))]),
    ...rows.map((row, index) => line([names[index] ?? "", ...row.slice(1)])),
    ...(table.note === undefined ? [] : [table.note]),
    "",
  ].join("\n");
}

export function left(title: string): TextColumn {
  return { title, align: "left" };
}

export function right(...titles: readonly string[]): TextColumn[] {
  return titles.map((title) => ({ title, align: "right" }));
}

/** A bar of up to `width` characters; anything above 0 shows. */
export function bar(value: number, most: number, width: number): string {
  return value > 0 && most > 0 ? "█".repeat(Math.max(1, Math.round((value / most) * width))) : "";
}

function fit(field: string, width: number, align: "left" | "right"): string {
  const cut = field.length > width ? `${field.slice(0, Math.max(0, width - 1))}…` : field;
  return align === "left" ? cut.padEnd(width) : cut.padStart(width);
}
