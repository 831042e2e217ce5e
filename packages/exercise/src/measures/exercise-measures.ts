import type { JournalRecord } from "@contactpoint/protocol";
import type { ExerciseRecord } from "../log/index.ts";
import { type CallChain, callChains } from "./call-chains.ts";
import { ExerciseFacts } from "./exercise-facts.ts";
import { type GateRow, gateRows } from "./gate-rows.ts";
import { latenciesOf } from "./latencies-of.ts";
import { type LinkRow, linkRows } from "./link-rows.ts";
import type { LatencyObservation, MarginObservation, ShareObservation } from "./observation.ts";
import { marginsOf, sharesOf } from "./shares-of.ts";

/** What an exercise came to, from its journal and its log alone. */
export interface ExerciseMeasures {
  readonly facts: ExerciseFacts;
  readonly latencies: readonly LatencyObservation[];
  readonly shares: readonly ShareObservation[];
  readonly margins: readonly MarginObservation[];
  readonly calls: readonly CallChain[];
  readonly gates: readonly GateRow[];
  readonly links: readonly LinkRow[];
}

/** @throws RangeError if the journal does not begin with its scenario */
export function exerciseMeasures(
  journal: readonly JournalRecord[],
  log: readonly ExerciseRecord[],
): ExerciseMeasures {
  const facts = new ExerciseFacts(journal, log);
  return {
    facts,
    latencies: latenciesOf(facts),
    shares: sharesOf(facts),
    margins: marginsOf(facts),
    calls: callChains(facts),
    gates: gateRows(facts.scenario, journal),
    links: linkRows(journal),
  };
}

/** What the measures of an exercise should hold and journal and log cannot tell, and why. */
export const LEFT_OUT: readonly string[] = [
  "latency by shift: the roster gives who is present, not which shift; cut by duty instead",
  "lawful gates by State: a rule judges the whole journal",
  "channel discipline: no record says whether a content is sensitive",
  "duplicates recognised and conflicts consulted: no act says so",
  "the time to notice a partition: no act says so",
  "whether an item of the form is right: only whether it was stated",
];
