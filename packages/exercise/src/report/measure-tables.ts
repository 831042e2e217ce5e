import { latencyRows, marginRows, shareRows } from "../measures/index.ts";
import type { ExerciseMeasures } from "../measures/index.ts";
import type { AfterActionReport } from "./aar-schema.ts";

type Tables = Pick<AfterActionReport, "latencies" | "shares" | "margins" | "gates" | "links">;

/**
 * All measures of all States together, then of each State alone: so that a State can be given its
 * own in every cut, and nobody else's.
 */
export function measureTables(measures: ExerciseMeasures): Tables {
  const states = measures.facts.scenario.states.map(({ id }) => id);
  return {
    latencies: perState(states, measures.latencies, latencyRows),
    shares: perState(states, measures.shares, shareRows),
    margins: perState(states, measures.margins, marginRows),
    gates: measures.gates,
    links: measures.links,
  };
}

function perState<T extends { readonly state: string }, Row extends { readonly cut: string }>(
  states: readonly string[],
  observations: readonly T[],
  rowsOf: (of: readonly T[]) => readonly Row[],
): (Row & { state: string | null })[] {
  return [null, ...states].flatMap((state) => {
    const of = state === null ? observations : observations.filter((one) => one.state === state);
    // The cut by State is what each State's own rows are.
    return rowsOf(of).flatMap((row) => (row.cut === "state" ? [] : [{ state, ...row }]));
  });
}
