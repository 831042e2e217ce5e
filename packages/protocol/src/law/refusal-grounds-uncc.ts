import type { RefusalRule } from "./refusal-rule.ts";

// 40(21)(b), 40(21)(c) and 40(22), to which 42(6) and 43(2) both point. A political offence is not
// among them; a case of persecution falls under discrimination.
const ESSENTIAL_INTERESTS = {
  ground: "essential-interests",
  wording: "UN-40.21",
  by: "closed-list",
  rests_on: [["essential-interests"]],
} as const;
const DOMESTIC_BAR = {
  ground: "domestic-bar",
  wording: "UN-40.21",
  by: "closed-list",
  rests_on: [["domestic-bar"]],
} as const;
const DISCRIMINATION = {
  ground: "discrimination",
  wording: "UN-40.22",
  by: "closed-list",
  rests_on: [["discrimination"]],
} as const;

/**
 * Grounds for refusing preservation under the UN Convention, in the order they are examined.
 *
 * `outside-scope` stands first although 42(6) does not list it. 42(6) closes the list for requests
 * made under article 42, and chapter V reaches only as far as 35(1): convention offences and
 * electronic evidence of serious crimes. A request for anything else has no basis in the
 * Convention, so declining it is not a refusal that 42(6) could forbid. It is carried as a ground
 * because the requesting State needs the same answer, with reasons; `by: "scope"` keeps it apart
 * from the closed list. This is our reading, of a text not yet verified.
 */
export const UNCC_PRESERVATION_GROUNDS: readonly RefusalRule[] = [
  {
    ground: "outside-scope",
    article: "UN-35.1",
    wording: "UN-35.1",
    by: "scope",
    rests_on: [["outside-scope"]],
  },
  { article: "UN-42.6", ...ESSENTIAL_INTERESTS },
  { article: "UN-42.6", ...DOMESTIC_BAR },
  { article: "UN-42.6", ...DISCRIMINATION },
  {
    ground: "dual-criminality",
    article: "UN-42.5",
    wording: "UN-42.5",
    by: "reservation",
    // What lies outside the scope lies outside the convention's offences all the more.
    rests_on: [["outside-convention", "outside-scope"], ["no-dual-criminality"]],
  },
];

/** Grounds for withholding traffic data that show the way to another provider. */
export const UNCC_TRAFFIC_DATA_GROUNDS: readonly RefusalRule[] = [
  { article: "UN-43.2", ...ESSENTIAL_INTERESTS },
  { article: "UN-43.2", ...DOMESTIC_BAR },
  { article: "UN-43.2", ...DISCRIMINATION },
];
