import type { CoverageReport, Exploration, LivenessReport } from "@contactpoint/testkit";

import type { ExploreWishes } from "./explore-wishes.ts";
import type { WrittenBreach } from "./write-breach.ts";

/** What `explore --json` prints. */
export interface ExploreResult {
  readonly scenario: string;
  readonly profile: string;
  readonly takes_in: string;
  readonly requests: readonly { readonly id: string; readonly from: string; readonly to: string }[];
  readonly budget: Readonly<Record<"drops" | "duplicates" | "crashes", number>>;
  readonly reduced: boolean;
  /** False if it was cut short. */
  readonly complete: boolean;
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
  /** States in which nothing can happen any more. */
  readonly quiet: number;
  /** States of single requests that were worked out. */
  readonly request_states: number;
  /** Steps left out because they would put too many messages of a request under way. */
  readonly left_out: number;
  readonly seconds: number;
  readonly cpu_seconds: number;
  /** Greatest memory of the process (bytes). */
  readonly memory: number;
  readonly judged: readonly string[];
  readonly unseen: readonly string[];
  readonly coverage: readonly CoverageReport[];
  readonly found: readonly WrittenBreach[];
  /** What must come about in the end; empty unless asked. */
  readonly liveness: readonly LivenessReport[];
}

export function exploreResult(explored: {
  readonly id: string;
  readonly wishes: ExploreWishes;
  readonly exploration: Exploration;
  readonly breaches: readonly WrittenBreach[];
  readonly liveness: readonly LivenessReport[];
  readonly seconds: number;
  readonly cpu_seconds: number;
  readonly memory: number;
}): ExploreResult {
  const { id, wishes, exploration, breaches, liveness, seconds, cpu_seconds, memory } = explored;
  const { drops, duplicates, crashes, reduction } = wishes;
  const { instance, complete, states, transitions, depth, quiet } = exploration;
  return {
    scenario: id,
    profile: instance.profile.name,
    takes_in: instance.profile.sentence,
    requests: instance.requests.map(({ id: request, from, to }) => ({ id: request, from, to })),
    budget: { drops, duplicates, crashes },
    reduced: reduction,
    complete,
    states,
    transitions,
    depth,
    quiet,
    request_states: exploration.requestStates,
    left_out: exploration.crowded,
    seconds,
    cpu_seconds,
    memory,
    judged: exploration.judged,
    unseen: exploration.unseen,
    coverage: exploration.coverage,
    found: breaches,
    liveness,
  };
}
