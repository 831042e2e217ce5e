import type { Study } from "@contactpoint/scenario";
import type { Difference, Estimate, SelectionOutcome } from "./comparison.ts";
import { drawsOf } from "./estimates.ts";
import type { SamplePair } from "./sample-pairs.ts";
import type { Sample } from "./sample.ts";
import { metricTitle, sampleTitle } from "./sample-title.ts";
import { hasHorizon, HOW_RUNS_END_TOO_EARLY } from "./why-no-interval.ts";

/** What a reader must know before believing a figure. */
export function comparisonNotes(
  study: Study,
  {
    samples,
    estimates,
    pairs,
    differences,
    selection,
  }: {
    readonly samples: readonly Sample[];
    readonly estimates: readonly Estimate[];
    readonly pairs: readonly SamplePair[];
    readonly differences: readonly Difference[];
    readonly selection: SelectionOutcome | null;
  },
): string[] {
  return [
    ...undefinedNotes(study, samples, estimates),
    ...missingNotes(study, samples),
    ...(selection?.dropped ?? []).map(
      ({ point, after }) =>
        `${titleOf(study, samples, point)} was dropped by the selection after ${after} replications.`,
    ),
    ...selectionNotes(study),
    ...togetherNotes(study, pairs, differences),
    ...assumptionNotes(study),
  ];
}

function undefinedNotes(
  study: Study,
  samples: readonly Sample[],
  estimates: readonly Estimate[],
): string[] {
  const lacking = Map.groupBy(
    estimates.filter((each) => each.undefined_in > 0),
    ({ metric }) => metric,
  );
  return [...lacking].map(([metric, each]) => {
    const [first] = each;
    const more = each.length > 1 ? ` and at ${each.length - 1} further points` : "";
    if (first === undefined) return "";
    const title = metricTitle(study, metric);
    const where = `in ${first.undefined_in} of ${first.n} replications of ${titleOf(study, samples, first.point)}${more}`;
    const lack = hasHorizon(study.metrics.find(({ name }) => name === metric))
      ? `${title} is not known ${where}, as some ${HOW_RUNS_END_TOO_EARLY}`
      : `${title} was not reached ${where}`;
    return `${lack}: no mean is given there, as the others alone would flatter.`;
  });
}

function missingNotes(study: Study, samples: readonly Sample[]): string[] {
  const isShort = ({ results }: Sample): boolean => results.length < 2;
  const single = samples.filter(
    (sample) => !isShort(sample) && new Set(drawsOf(study, sample) ?? [0, 1]).size < 2,
  );
  return [
    [samples.filter(isShort).length, "fewer than two replications"] as const,
    [single.length, "a single draw of the uncertain parameters"] as const,
  ].flatMap(([count, lack]) =>
    count === 0 ? [] : [`${count} of ${samples.length} points have ${lack}, and no interval.`],
  );
}

function selectionNotes({ selection, replications: { min } }: Study): string[] {
  return selection === null
    ? []
    : [
        `Means, differences and verdicts are of the first ${min} replications of each point, as many as were fixed beforehand. Those that follow were given to variants by what had been found of them: they serve the selection alone, as differences over them would be called certain too often.`,
      ];
}

const FAMILIES: Readonly<Record<SamplePair["family"], string>> = {
  shown: "as modelled",
  switched: "without an effect",
  removed: "with States out of service",
  explored: "of single combinations of the factors",
};

/** Where Holm's rule leaves open what a difference's own interval would have decided. */
function togetherNotes(
  { replications }: Study,
  pairs: readonly SamplePair[],
  differences: readonly Difference[],
): string[] {
  const isOpen = ({ p, decision }: Difference): boolean =>
    decision === "undecided" && p !== null && p <= 1 - replications.confidence;
  return [...Map.groupBy(pairs, ({ family }) => family)].flatMap(([family, own]) => {
    const ids = new Set(own.map(({ sample, against }) => `${sample.id} ${against.id}`));
    const open = differences.filter(
      (each) => ids.has(`${each.point} ${each.against}`) && isOpen(each),
    ).length;
    if (open === 0) return [];
    const how =
      open === 1
        ? "1 difference is undecided although its own interval leaves zero out"
        : `${open} differences are undecided although their own intervals leave zero out`;
    return [
      `${how}: decisions hold for all ${own.length} comparisons ${FAMILIES[family]} together, metric by metric (Holm), which asks for more than each interval alone.`,
    ];
  });
}

function assumptionNotes({ uncertain, replications }: Study): string[] {
  if (uncertain.length === 0) {
    return [
      "No uncertain parameter was varied: the intervals are about chance alone and say nothing of what is not known.",
    ];
  }
  return replications.per_draw > 1
    ? []
    : [
        "Each replication has its own draw of the uncertain parameters: the intervals hold both chance and what is not known, which cannot be told apart.",
      ];
}

function titleOf(study: Study, samples: readonly Sample[], point: string): string {
  const sample = samples.find(({ id }) => id === point);
  return sample === undefined ? point : sampleTitle(study, sample);
}
