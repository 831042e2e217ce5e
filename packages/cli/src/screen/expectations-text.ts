import type { ExpectationResult } from "@contactpoint/analysis";

import type { Paint } from "./paint.ts";
import { wrapped } from "./wrapped.ts";

const ORDER: readonly ExpectationResult["verdict"][] = [
  "failed",
  "undecided",
  "drifted",
  "met",
  "not-applicable",
];

/** How many were met, and what came out of each of the others; summary.json and the report list all. */
export function expectationsText(expectations: readonly ExpectationResult[], paint: Paint): string {
  const counts = ORDER.flatMap((verdict) => {
    const count = expectations.filter((each) => each.verdict === verdict).length;
    return count === 0 ? [] : [`${count} ${labelOf(verdict, paint)}`];
  });
  const others = ORDER.filter((verdict) => verdict !== "met").flatMap((verdict) =>
    expectations
      .filter((each) => each.verdict === verdict)
      .map(({ id, sentence }) =>
        wrapped(`${labelOf(verdict, paint)} ${id}: ${sentence}`, "  ", "    "),
      ),
  );
  return [`Expectations: ${counts.join(", ")}`, ...others].join("\n");
}

function labelOf(verdict: ExpectationResult["verdict"], paint: Paint): string {
  if (verdict === "failed") return paint("red", "FAILED");
  if (verdict === "met") return paint("green", "met");
  return verdict;
}
