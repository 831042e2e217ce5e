import type { AfterActionReport } from "./aar-schema.ts";

type Summary = AfterActionReport["summary"];
type Proposals = AfterActionReport["proposals"];

/** As many strengths as gaps are named. */
const NAMED = 3;
const RATINGS = ["P", "S", "M", "U"] as const;

/**
 * The strengths are the heaviest expectations rated P, the gaps the worst rated ones and among
 * equals the heaviest; then in the scenario's order.
 */
export function summaryOf(proposals: Proposals, scores: AfterActionReport["scores"]): Summary {
  const heaviest = proposals.toSorted((one, other) => other.weight - one.weight);
  const pointsRated = (rated: (typeof RATINGS)[number]): Summary["gaps"] =>
    heaviest.flatMap(({ expectation, state, because, rating }) =>
      rating === rated ? [{ expectation, state, because, rating }] : [],
    );
  const gaps = (["U", "M", "S"] as const).flatMap(pointsRated);
  return {
    strengths: pointsRated("P").slice(0, NAMED),
    gaps: gaps.slice(0, NAMED),
    tally: [...Map.groupBy(scores, ({ objective }) => objective)].map(([objective, of]) => {
      const rated = (wanted: (typeof RATINGS)[number] | null): number =>
        of.filter(({ rating }) => rating === wanted).length;
      const [P, S, M, U] = [rated("P"), rated("S"), rated("M"), rated("U")];
      return { objective, P, S, M, U, unrated: rated(null) };
    }),
  };
}
