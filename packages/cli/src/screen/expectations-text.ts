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

/** Each expectation with what came out, the failed ones first. */
export function expectationsText(expectations: readonly ExpectationResult[], paint: Paint): string {
  const lines = ORDER.flatMap((verdict) =>
    expectations
      .filter((each) => each.verdict === verdict)
      .map(({ id, sentence }) =>
        wrapped(`${labelOf(verdict, paint)} ${id}: ${sentence}`, "  ", "    "),
      ),
  );
  return ["Expectations", ...lines].join("\n");
}

function labelOf(verdict: ExpectationResult["verdict"], paint: Paint): string {
  if (verdict === "failed") return paint("red", "FAILED");
  if (verdict === "met") return paint("green", "met");
  return verdict;
}
