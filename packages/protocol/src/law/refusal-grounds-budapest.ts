import type { RefusalRule } from "./refusal-rule.ts";

const POLITICAL_OFFENCE = {
  ground: "political-offence",
  by: "closed-list",
  rests_on: [["political-offence"]],
} as const;
const ESSENTIAL_INTERESTS = {
  ground: "essential-interests",
  by: "closed-list",
  rests_on: [["essential-interests"]],
} as const;

/**
 * Grounds for refusing preservation under the Budapest Convention, in the order they are examined.
 * There is no `outside-scope`: the network serves electronic evidence of any criminal offence.
 */
export const BUDAPEST_PRESERVATION_GROUNDS: readonly RefusalRule[] = [
  { article: "BC-29.5", wording: "BC-29.5", ...POLITICAL_OFFENCE },
  { article: "BC-29.5", wording: "BC-29.5", ...ESSENTIAL_INTERESTS },
  {
    ground: "dual-criminality",
    article: "BC-29.4",
    wording: "BC-29.4",
    by: "reservation",
    // What the UN Convention does not even cover is no offence of arts 2-11 either.
    rests_on: [["outside-convention", "outside-scope"], ["no-dual-criminality"]],
  },
];

/** Grounds for withholding traffic data that show the way to another provider. */
export const BUDAPEST_TRAFFIC_DATA_GROUNDS: readonly RefusalRule[] = [
  { article: "BC-30.2", wording: "BC-30.2", ...POLITICAL_OFFENCE },
  { article: "BC-30.2", wording: "BC-30.2", ...ESSENTIAL_INTERESTS },
];
