import type { Study } from "@contactpoint/scenario";
import type { Sample } from "./sample.ts";
import type { SortedSamples } from "./shown-samples.ts";

/**
 * A sample and what it is compared with. Holm's rule is applied within a family: what a study is
 * asked first does not lose power to what it is asked besides.
 */
export interface SamplePair {
  readonly sample: Sample;
  readonly against: Sample;
  readonly family: "shown" | "switched" | "removed" | "explored";
}

/**
 * Every variant against the baseline with the same factors and switch; States removed against the
 * same variant whole. A study of one variant alone compares each combination with the first.
 */
export function samplePairs(study: Study, samples: SortedSamples): SamplePair[] {
  const { shown, switched, explored, removed } = samples;
  const paired = study.variants.length > 1 ? againstBaseline : againstFirst;
  return [
    ...paired(study, shown, "shown"),
    ...paired(study, switched, "switched"),
    ...againstWhole(removed, [...shown, ...explored]),
    ...paired(study, explored, "explored"),
  ];
}

function againstBaseline(
  { baseline }: Study,
  samples: readonly Sample[],
  family: SamplePair["family"],
): SamplePair[] {
  const key = ({ without, factors }: Sample): string => JSON.stringify([without, factors]);
  const baselines = new Map(
    samples.filter(({ variant }) => variant === baseline).map((sample) => [key(sample), sample]),
  );
  return samples.flatMap((sample) => {
    const against = baselines.get(key(sample));
    return against === undefined || sample.variant === baseline
      ? []
      : [{ sample, against, family }];
  });
}

/** The first combination with the same switch. */
function againstFirst(
  _: Study,
  samples: readonly Sample[],
  family: SamplePair["family"],
): SamplePair[] {
  const bySwitch = Map.groupBy(samples, ({ without }) => without);
  return [...bySwitch.values()].flatMap(([against, ...others]) =>
    against === undefined ? [] : others.map((sample) => ({ sample, against, family })),
  );
}

function againstWhole(removed: readonly Sample[], whole: readonly Sample[]): SamplePair[] {
  return removed.flatMap((sample) => {
    const against = whole.find(
      (other) =>
        other.without === null &&
        other.variant === sample.variant &&
        other.pooled === 1 &&
        isSame(other.factors, sample.factors),
    );
    return against === undefined ? [] : [{ sample, against, family: "removed" }];
  });
}

function isSame(one: Sample["factors"], other: Sample["factors"]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
