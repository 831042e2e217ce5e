import type { ResolvedScenario } from "@contactpoint/protocol";
import { isSeq, type YAMLMap } from "yaml";

import { changesOf, type Cells } from "./inject-cells.ts";
import { injectSection } from "./inject-section.ts";
import { injectRows } from "./msel-csv.ts";
import { ListFault, type ListedInject } from "./msel-list.ts";

/**
 * A scenario file with the injects of a list, in its order. What the list says as the file did
 * stays as it was written, with its comments; everything outside the injects stays to the byte.
 * Injects that the list lacks are left out, columns that it lacks stay.
 *
 * @throws ListFault for a cell that cannot be; TypeError if the file cannot be rewritten
 */
export function withMsel(
  text: string,
  scenario: ResolvedScenario,
  wanted: readonly ListedInject[],
): string {
  const present = injectRows(text, scenario);
  const section = injectSection(text);
  const { document } = section;
  let hasChanged = wanted.length !== present.length;
  const items = wanted.map((row, place): YAMLMap => {
    const index = present.findIndex(({ id }) => id === row.id);
    const node = section.injects[index];
    const changes = changesIn(row, present[index] ?? {});
    hasChanged ||= index !== place || changes.size > 0;
    const kept = node ?? (document.createNode({}) as YAMLMap);
    for (const [key, value] of changes)
      if (value === undefined) kept.delete(key);
      else kept.set(key, typeof value === "string" ? value : document.createNode(value, FLOW));
    return kept;
  });
  if (!hasChanged) return text;
  const list = document.get("injects");
  if (isSeq(list)) {
    list.items = items;
    list.flow = false;
  }
  return section.rewritten();
}

const FLOW = { flow: true } as const;

function changesIn({ id, line, cells }: ListedInject, before: Cells): ReadonlyMap<string, unknown> {
  try {
    return changesOf(before, cells);
  } catch (error) {
    throw new ListFault(`${id} ${(error as Error).message}`, line, { cause: error });
  }
}
