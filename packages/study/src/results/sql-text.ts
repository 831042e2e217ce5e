/** How Parquet files are written. */
export const PARQUET_OPTIONS = "FORMAT parquet, COMPRESSION zstd";

/** A string of SQL. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
