import type { AfterActionReport } from "@contactpoint/exercise/report";

import { wrapped } from "./wrapped.ts";

export type Ratings = AfterActionReport["proposals"];

/** How people's play was rated, P, S, M or U, and by whom. */
export function ratingsText(ratings: Ratings): string {
  const lines = ratings.map(({ expectation, state, rating, proposed, confirmations, because }) => {
    const was = proposed === rating ? "" : `, in place of ${proposed ?? "none"}`;
    const by = confirmations.length === 0 ? "proposed" : `by an evaluator${was}`;
    const how = rating === null ? "not rated" : `${rating} (${by})`;
    return wrapped(`${how} ${expectation}, ${state}: ${because}`.trimEnd(), "  ", "    ");
  });
  return ["Ratings of what people did, with their evidence in aar.html:", ...lines].join("\n");
}
