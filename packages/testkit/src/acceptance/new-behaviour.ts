import { deepStrictEqual } from "node:assert/strict";
import { AcceptanceScenario, type Sections } from "./acceptance-scenario.ts";
import type { Behaviour } from "./behaviour.ts";
import { firstDifference } from "./first-difference.ts";
import { JournalView } from "./journal-view.ts";
import { simulatorHost } from "./simulator-host.ts";
import { brokenRules, verdictLines, verdicts } from "./verdicts.ts";

interface BehaviourText {
  readonly id: string;
  readonly sentence: string;
  readonly article?: string;
  /** What the scenario has in place of the plain one's. */
  readonly sections: Sections;
  /** @throws AssertionError if the journal shows otherwise */
  readonly expect: (journal: JournalView) => void;
}

/**
 * A behaviour that is seen in the journal of one small scenario. Whatever it is about, no rule of
 * the protocol may be broken meanwhile, the verdicts are the simulator's, and a host that keeps its
 * order has to write its journal.
 */
export function newBehaviour({ sections, expect, ...about }: BehaviourText): Behaviour {
  return {
    ...about,
    check: async (host) => {
      using scenario = new AcceptanceScenario(about.id, sections);
      const { journal } = await host.play(scenario);
      expect(new JournalView(journal));
      const judged = verdicts(scenario.resolved, journal);
      deepStrictEqual(brokenRules(judged), []);
      const simulated = (await simulatorHost().play(scenario)).journal;
      if (host.order === "exact") deepStrictEqual(firstDifference(journal, simulated), null);
      const expected = verdicts(scenario.resolved, simulated);
      deepStrictEqual(verdictLines(judged), verdictLines(expected));
    },
  };
}
