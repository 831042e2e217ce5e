import type { Study } from "@contactpoint/scenario";
import type { Comparison } from "./comparison.ts";
import type { SamplePair } from "./sample-pairs.ts";
import type { Sample } from "./sample.ts";

type Explored = Pick<Comparison, "decisive" | "sensitivity" | "discovery" | "regret">;

export function exploredResults(
  _study: Study,
  _samples: readonly Sample[],
  _pairs: readonly SamplePair[],
): Explored {
  return { decisive: [], sensitivity: [], discovery: [], regret: [] };
}
