import type { SelectionRule, Study } from "@contactpoint/scenario";
import type { StudyPoint } from "../plan/study-point.ts";
import { momentsOf, ocbaAllocation } from "../statistics/index.ts";
import { directionOf, selectionGroups, selectionValues } from "./selected-systems.ts";
import type { KnownResults, WantedReplications } from "./wanted-replications.ts";

type Ocba = Extract<SelectionRule, { kind: "ocba" }>;

interface Allocated {
  readonly systems: readonly StudyPoint[];
  readonly counts: readonly number[];
  readonly best: string | null;
  readonly isOver: boolean;
}

/**
 * Divides the budget of each combination of the factors: every variant runs `min` times, then
 * rounds of `batch` replications go where they tell most. Points that take no part run `min` times.
 * What depends on one draw of the uncertain parameters is one unit, so that whole draws are given;
 * what is left of the budget and is less than a draw is not spent.
 */
export function selectByOcba(
  study: Study,
  rule: Ocba,
  points: readonly StudyPoint[],
  known: KnownResults,
): WantedReplications {
  const groups = selectionGroups(points).map(({ systems }) =>
    allocated(study, rule, systems, known),
  );
  const counts = new Map(points.map(({ id }) => [id, study.replications.min]));
  for (const group of groups) {
    for (const [place, { id }] of group.systems.entries()) counts.set(id, group.counts[place] ?? 0);
  }
  const isWhole = points.every(({ id }) => (known.get(id)?.length ?? 0) >= (counts.get(id) ?? 0));
  return {
    counts,
    isFinished: isWhole && groups.every(({ isOver }) => isOver),
    runAhead: new Set(),
    selection: {
      method: "ocba",
      metric: rule.metric,
      best: groups.flatMap(({ best }) => best ?? []),
      dropped: [],
      guarantee: groups.every(({ best, isOver }) => best !== null || !isOver)
        ? "No guarantee: OCBA divides a budget so that the chance to select the best grows fastest for independent draws (Chen et al. 2000)."
        : `No guarantee, and nothing selected: ${rule.metric} of a variant is not known in one of the replications.`,
    },
  };
}

function allocated(
  study: Study,
  rule: Ocba,
  systems: readonly StudyPoint[],
  known: KnownResults,
): Allocated {
  const { per_draw } = study.replications;
  const [min, batch, budget] = [study.replications.min, study.replications.batch, rule.budget].map(
    (replications) => Math.floor(replications / per_draw),
  ) as [number, number, number];
  const better = directionOf(study, rule.metric);
  const values = systems.map(({ id }) =>
    selectionValues(known.get(id) ?? [], rule.metric, per_draw),
  );
  let draws = systems.map(() => min);
  for (;;) {
    const counts = draws.map((count) => count * per_draw);
    const seen = draws.map((count, place) => values[place]?.slice(0, count) ?? []);
    const isKnown = seen.every((one, place) => one.length >= (draws[place] ?? 0));
    if (!isKnown) return { systems, counts, best: null, isOver: false };
    const estimates = seen.map((one) => estimateOf(one));
    const usable = estimates.filter((estimate) => estimate !== null);
    const spent = draws.reduce((sum, count) => sum + count, 0);
    // A variant that does not always reach the metric cannot be weighed.
    if (usable.length < systems.length || spent >= budget) {
      const best = usable.length < systems.length ? null : bestOf(systems, usable, better);
      return { systems, counts, best, isOver: true };
    }
    const round = Math.min(batch, budget - spent);
    draws = withRound(draws, ocbaAllocation(usable, spent + round, better), round);
  }
}

type Estimate = Parameters<typeof ocbaAllocation>[0][number];

function estimateOf(values: readonly (number | null)[]): Estimate | null {
  const reached = values.filter((value) => value !== null);
  const moments = momentsOf(reached);
  if (reached.length < values.length || moments === null || moments.variance === null) return null;
  return { mean: moments.mean, standard_deviation: Math.sqrt(moments.variance) };
}

/** Gives the round to those furthest below their share, one draw at a time. */
function withRound(counts: readonly number[], shares: readonly number[], round: number): number[] {
  const next = [...counts];
  for (let given = 0; given < round; given += 1) {
    const lacks = next.map((count, place) => (shares[place] ?? 0) - count);
    const place = lacks.indexOf(Math.max(...lacks));
    next[place] = (next[place] ?? 0) + 1;
  }
  return next;
}

function bestOf(
  systems: readonly StudyPoint[],
  estimates: readonly Estimate[],
  better: "higher" | "lower",
): string | null {
  const means = estimates.map(({ mean }) => (better === "higher" ? mean : -mean));
  return systems[means.indexOf(Math.max(...means))]?.id ?? null;
}
