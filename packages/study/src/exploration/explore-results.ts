import type { Study } from "@contactpoint/scenario";

import type { Comparison, Difference } from "../comparison/comparison.ts";
import { decisiveAssumptions } from "./decisive-assumptions.ts";
import type { ExploredPair } from "./decisive-assumptions.ts";
import { discoveryOf } from "./discovery.ts";
import type { ExploredSample } from "./explored-sample.ts";
import { regretsOf } from "./regrets.ts";
import { sensitivityOf } from "./sensitivity.ts";

/** What decides, what matters, when it matters and what one would regret: all that a study asks. */
export function exploreResults(
  study: Study,
  samples: readonly ExploredSample[],
  pairs: readonly ExploredPair[],
  differences: readonly Difference[],
): Pick<Comparison, "decisive" | "sensitivity" | "discovery" | "regret"> {
  return {
    decisive: decisiveAssumptions(study, pairs, differences),
    sensitivity: sensitivityOf(study, samples),
    discovery: discoveryOf(study, samples),
    regret: regretsOf(study, samples),
  };
}
