import type { Study } from "@contactpoint/scenario";
import type { Comparison } from "../comparison/comparison.ts";
import { differencesOf } from "../comparison/differences.ts";
import { factorAssignments } from "../design/index.ts";
import type { ExploredSample } from "../exploration/explored-sample.ts";
import { exploreResults } from "../exploration/explore-results.ts";
import { planStudy } from "../plan/index.ts";
import type { StudyPoint } from "../plan/index.ts";
import { Bootstrap } from "../statistics/index.ts";
import { sampleResults } from "./sample-results.ts";
import type { PlantedTruth } from "./sample-results.ts";
import { sampleStudy } from "./sample-study.ts";

/** What is found of the first two networks of the sample study, with a planted truth. */
export function explored(
  more: Partial<Study>,
  truth: (point: StudyPoint) => PlantedTruth,
  replications = 40,
  noise: { common?: number; own?: number } = {},
): Pick<Comparison, "decisive" | "sensitivity" | "discovery" | "regret"> {
  const variants = sampleStudy().variants.slice(0, 2);
  const study = sampleStudy({ switches: [], variants, ...more });
  const points = planStudy(study, factorAssignments(study), {});
  const results = sampleResults({ study, points, replications, grid_s: [60], truth, ...noise });
  const samples = points.map((point): ExploredSample => ({
    ...point,
    results: results.filter((one) => one.point === point.id),
  }));
  const pairs = samples
    .filter(({ variant }) => variant === "hub")
    .flatMap((sample) => {
      const against = samples.find(
        (one) =>
          one.variant === "mesh" && JSON.stringify(one.factors) === JSON.stringify(sample.factors),
      );
      return against === undefined ? [] : [{ sample, against }];
    });
  const compared = pairs.map(({ sample, against }) => ({
    sample: { ...sample, pooled: 1 },
    against: { ...against, pooled: 1 },
    family: "shown" as const,
  }));
  const differences = differencesOf(study, compared, new Bootstrap(study.seed));
  return exploreResults(study, samples, pairs, differences);
}

/** The hub gains on the mesh with the first uncertain parameter, and both are equal in its middle. */
export function sloped({ variant }: StudyPoint): PlantedTruth {
  return {
    mean: { "in-time": 0.5, p95: 9000 },
    slope: variant === "hub" ? { "in-time": 0.3 } : {},
  };
}
