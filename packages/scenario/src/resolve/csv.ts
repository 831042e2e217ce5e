/** Rows of a CSV file by column; fields may stand in double quotes. */
export function readCsv(text: string): { columns: string[]; rows: Record<string, string>[] } {
  const lines = text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "");
  const [columns = [], ...rest] = lines.map(fields);
  const rows = rest.map((row) =>
    Object.fromEntries(columns.map((column, index) => [column, row[index] ?? ""])),
  );
  return { columns, rows };
}

/** One column, empty fields left out; null if the file has no such column. */
export function readColumn(text: string, column: string): string[] | null {
  const { columns, rows } = readCsv(text);
  if (!columns.includes(column)) return null;
  return rows.map((row) => row[column] ?? "").filter((field) => field !== "");
}

function fields(line: string): string[] {
  const found: string[] = [];
  const pattern = /\s*(?:"((?:[^"]|"")*)"|([^,]*))\s*(?:,|$)/y;
  while (pattern.lastIndex < line.length) {
    const match = pattern.exec(line);
    if (match === null) break;
    found.push(match[1]?.replaceAll('""', '"') ?? (match[2] ?? "").trim());
  }
  if (line.endsWith(",")) found.push("");
  return found;
}
