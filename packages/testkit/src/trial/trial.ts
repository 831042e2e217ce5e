import {
  judge,
  type JudgeListener,
  publishedTransitions,
  RULES,
  type Rule,
  type RuleVerdict,
} from "@contactpoint/analysis";
import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";
import { simulate } from "@contactpoint/simulator";
import type { World, WorldHost } from "@contactpoint/world";

/**
 * Something put between the world and what hosts it, such as a machine with a planted fault.
 * `world` gives the world itself, once it is made.
 */
export type Around = (host: WorldHost, world: () => World) => WorldHost;

export interface TrialOptions {
  /** All rules of the protocol, unless given. */
  readonly rules?: readonly Rule[];
  readonly around?: Around;
  readonly interpreter?: "compiled" | "xstate";
  /** Hears of every record, in order, beside the judge. */
  readonly onRecord?: (record: JournalRecord) => void;
  /** Hears the same with what is known of each record's request, such as an `OccurrenceCount`. */
  readonly listener?: JudgeListener;
}

/** What one run of a scenario in virtual time showed. */
export interface Trial {
  readonly scenario: ResolvedScenario;
  readonly verdicts: readonly RuleVerdict[];
  /** Numbers of the rules that were violated, such as `S18`. */
  readonly violated: readonly string[];
  readonly events: number;
  readonly records: number;
}

/**
 * Runs a scenario in virtual time and judges its journal as it is written; lines count from 1. A
 * pure function of the scenario and the options.
 */
export function runTrial(scenario: ResolvedScenario, options: TrialOptions = {}): Trial {
  const { rules = RULES, around, interpreter, onRecord, listener } = options;
  const judged = judge(rules, scenario, TRANSITIONS, listener);
  let records = 0;
  const { events } = simulate(scenario, {
    ...(around === undefined ? {} : { around }),
    ...(interpreter === undefined ? {} : { interpreter }),
    sinks: [
      (record) => {
        records += 1;
        judged.add(record, records);
        onRecord?.(record);
      },
    ],
  });
  const verdicts = judged.verdicts();
  const violated = verdicts.flatMap(({ rule, verdict }) =>
    verdict.verdict === "violated" ? [rule.number] : [],
  );
  return { scenario, verdicts, violated, events, records };
}

const TRANSITIONS = publishedTransitions();
