import type { PlacedComplaint } from "./case-player.ts";

/** A complaint at the step where it first came up, and how often it came up in its case. */
export interface CountedComplaint extends PlacedComplaint {
  readonly times: number;
}

/** Each complaint once, in the order in which they came up. */
export function countedComplaints(
  complaints: readonly PlacedComplaint[],
): readonly CountedComplaint[] {
  const alike = Map.groupBy(
    complaints,
    ({ requirement, sentence }) => `${requirement} ${sentence}`,
  );
  return [...alike.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ ...first, times: 1 + others.length }],
  );
}

/** Such as `LS-006, 12 times from step 3: timer check was due at 0`. */
export function complaintText({ requirement, step, times, sentence }: CountedComplaint): string {
  const often = times === 1 ? "" : `, ${times} times`;
  const where = step < 0 ? "" : `${times === 1 ? "," : " from"} step ${step + 1}`;
  return `${requirement}${often}${where}: ${sentence}`;
}
