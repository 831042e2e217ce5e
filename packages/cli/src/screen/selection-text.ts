import { metricTitle, sampleTitle } from "@contactpoint/study";
import type { StudyOutcome } from "@contactpoint/study";

import { wrapped } from "./wrapped.ts";

/** Which variant a selection took, one line for each combination of the factors, and what that is worth. */
export function selectionText({
  study,
  points,
  comparison: { selection },
}: Pick<StudyOutcome, "study" | "points" | "comparison">): string[] {
  if (selection === null) return [];
  const by = `by ${selection.method.toUpperCase()} on “${metricTitle(study, selection.metric)}”`;
  const best = points.filter(({ id }) => selection.best.includes(id));
  const groups = Map.groupBy(best, ({ factors }) => JSON.stringify(factors));
  const lines = [...groups.values()].map((left) => {
    const titles = left.map((point) => sampleTitle(study, point));
    return titles.length === 1
      ? `Selected ${by}: ${titles.join()}`
      : `Not decided ${by}, still possible: ${titles.join("; ")}`;
  });
  const shown = lines.length === 0 ? [`Nothing could be selected ${by}`] : lines;
  return [[...shown, selection.guarantee].map((line) => wrapped(line, "", "  ")).join("\n")];
}
