import type { Study, StudyMetric } from "@contactpoint/scenario";
import type { Comparison, Difference, Estimate } from "./comparison.ts";
import { differencesOf } from "./differences.ts";
import { headlineMetric, officersMetric } from "./headline-metric.ts";
import type { SamplePair } from "./sample-pairs.ts";
import type { Sample } from "./sample.ts";

type Place = Omit<Comparison["pareto"][number], "efficient" | "against" | "decision">;
type Decision = Comparison["pareto"][number]["decision"];

/** What there is of the points that are shown. */
interface Known {
  readonly estimates: readonly Estimate[];
  readonly differences: readonly Difference[];
}

/**
 * What each shown point gives and costs; by the means, efficient where no other gives as much for as
 * little and one of both better. Means may differ by chance: so each point is also held against the
 * one that beats it, or on the front against the next with fewer officers.
 */
export function paretoFront(
  study: Study,
  shown: readonly Sample[],
  { estimates, differences }: Known,
): Comparison["pareto"] {
  const [metric, staffing] = [headlineMetric(study), officersMetric(study)];
  if (metric === undefined || staffing === undefined || metric === staffing) return [];
  const meanOf = (point: string, name: string): number | null =>
    estimates.find((each) => each.point === point && each.metric === name)?.mean ?? null;
  const places = shown.flatMap(({ id }): Place[] => {
    const [value, officers] = [meanOf(id, metric.name), meanOf(id, staffing.name)];
    return value === null || officers === null
      ? []
      : [{ point: id, officers, metric: metric.name, value }];
  });
  const sign = metric.better === "higher" ? 1 : -1;
  const isBeaten = (place: Place, by: Place): boolean =>
    by.officers <= place.officers &&
    sign * by.value >= sign * place.value &&
    (by.officers < place.officers || by.value !== place.value);
  const front = places
    .filter((place) => !places.some((other) => isBeaten(place, other)))
    .toSorted((one, other) => other.officers - one.officers);
  const decided = decisionsBetween(study, metric, shown, differences);
  return places.map((place) => {
    const efficient = front.includes(place);
    const rivals = efficient
      ? front.filter(({ officers }) => officers < place.officers).slice(0, 1)
      : front.filter((other) => isBeaten(place, other));
    const held = rivals.map(({ point: against }) => ({
      against,
      decision: decided(place.point, against),
    }));
    const best = held.find(({ decision }) => decision !== "undecided") ?? held[0];
    return { ...place, efficient, ...(best ?? { against: null, decision: null }) };
  });
}

/** As the verdicts have it where one of both is the baseline; else after Holm over all other pairs. */
function decisionsBetween(
  study: Study,
  metric: StudyMetric,
  shown: readonly Sample[],
  differences: readonly Difference[],
): (point: string, against: string) => Decision {
  const own = differences.filter((each) => each.metric === metric.name);
  const find = (among: readonly Difference[], point: string, against: string) =>
    among.find((each) => each.point === point && each.against === against);
  const isKnown = (point: string, against: string): boolean =>
    (find(own, point, against) ?? find(own, against, point)) !== undefined;
  const rest = shown.flatMap((sample, at) =>
    shown
      .slice(0, at)
      .filter(({ id }) => !isKnown(sample.id, id))
      .map((against): SamplePair => ({ sample, against, family: "shown" })),
  );
  const all = [...own, ...differencesOf({ ...study, metrics: [metric] }, rest, null)];
  return (point, against) =>
    decisionOf(find(all, point, against), 1) ?? decisionOf(find(all, against, point), -1);
}

function decisionOf(difference: Difference | undefined, direction: 1 | -1): Decision {
  if (difference === undefined) return null;
  const { t, decision } = difference;
  if (t !== null && t.low === 0 && t.high === 0) return "equal";
  if (decision === "undecided" || direction === 1) return decision;
  return decision === "better" ? "worse" : "better";
}
