import type fc from "fast-check";
import { caseFileArbitrary, NO_FOLLOW_UP } from "./case-file-arbitrary.ts";
import type { Frame } from "./frame.ts";
import {
  errorsArbitrary,
  escalationArbitrary,
  NO_ERRORS,
  practiceArbitrary,
  workingTimesArbitrary,
} from "./knobs-arbitrary.ts";
import { instrumentsArbitrary, lawsArbitrary, SIMPLE_LAW } from "./law-arbitrary.ts";
import type { Plain, Section } from "./plain-data.ts";
import { providersArbitrary, reliableProviders } from "./providers-arbitrary.ts";
import { registerArbitrary } from "./register-arbitrary.ts";
import { ROUND_THE_CLOCK, rostersArbitrary } from "./roster-arbitrary.ts";
import { linkModelArbitrary, topologyArbitrary } from "./topology-arbitrary.ts";

/** Something that a document can vary or leave plain, so that each run of a hunt tries a mixture. */
export interface Feature {
  /** Sections to merge into the document. */
  readonly drawn: (frame: Frame) => fc.Arbitrary<Section>;
  /** The same sections where the feature is left out of a fictitious network. */
  readonly plain: (frame: Frame) => Section;
}

/** How contact points work: what can also be varied around a given scenario. */
export const CONDUCT = {
  duty: {
    drawn: (frame) => under("rosters", rostersArbitrary(frame)),
    plain: ({ rosters }) => ({ rosters: each(rosters, ROUND_THE_CLOCK) }),
  },
  laws: {
    drawn: (frame) => under("laws", lawsArbitrary(frame)),
    plain: ({ laws }) => ({ laws: each(laws, SIMPLE_LAW) }),
  },
  errors: {
    drawn: ({ profiles }) =>
      errorsArbitrary().map((error) => ({ profiles: each(profiles, { error }) })),
    plain: ({ profiles }) => ({ profiles: each(profiles, { error: NO_ERRORS }) }),
  },
  "working-times": {
    drawn: ({ profiles }) =>
      workingTimesArbitrary().map((times) => ({ profiles: each(profiles, times) })),
    plain: () => ({}),
  },
  escalation: {
    drawn: () => under("escalation", escalationArbitrary()),
    plain: () => ({}),
  },
  practice: {
    drawn: () => under("practice", practiceArbitrary()),
    plain: () => ({}),
  },
  "case-files": {
    drawn: () => under("practice", caseFileArbitrary()),
    plain: () => ({ practice: NO_FOLLOW_UP }),
  },
} satisfies Record<string, Feature>;

/** Where contact points stand: what a given scenario fixes. */
export const SURROUNDINGS = {
  treaties: {
    drawn: (frame) => under("instruments", instrumentsArbitrary(frame)),
    plain: () => ({}),
  },
  providers: {
    drawn: (frame) => under("providers", providersArbitrary(frame)),
    plain: (frame) => ({ providers: reliableProviders(frame) }),
  },
  register: {
    drawn: (frame) => under("register", registerArbitrary(frame)),
    plain: () => ({ register: { wrong_share: 0 } }),
  },
  topology: {
    drawn: (frame) => under("topology", topologyArbitrary(frame)),
    plain: () => ({ topology: { kind: "mesh" } }),
  },
  links: {
    drawn: () => under("topology", linkModelArbitrary()),
    plain: () => ({ topology: { loss: 0, duplicate: 0 } }),
  },
} satisfies Record<string, Feature>;

function under<T extends Plain>(key: string, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<Section> {
  return arbitrary.map((section) => ({ [key]: section }));
}

export function each(names: readonly string[], entry: Section): Section {
  return Object.fromEntries(names.map((name) => [name, entry]));
}
