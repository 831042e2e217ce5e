import { type Column, dataTable, type Markup, type Piece } from "@contactpoint/analysis/page-parts";
import type { Pack } from "./pack.ts";

/** A table whose region, too, is named in the language of the pack. */
export function packTable(
  { words }: Pack,
  caption: string,
  heads: readonly (string | Column)[],
  rows: readonly (readonly Piece[])[],
): Markup {
  return dataTable({
    caption,
    regionName: words.table.replace("{caption}", () => caption),
    columns: heads.map((head) => (typeof head === "string" ? { head } : head)),
    rows,
  });
}
