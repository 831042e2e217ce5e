import { deepStrictEqual } from "node:assert/strict";
import { AcceptanceScenario, type Sections } from "./acceptance-scenario.ts";
import type { Behaviour } from "./behaviour.ts";
import { brokenRules } from "./broken-rules.ts";
import { firstDifference } from "./first-difference.ts";
import { JournalView } from "./journal-view.ts";
import { simulatorHost } from "./simulator-host.ts";

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
 * the protocol may be broken meanwhile, and a host that keeps the simulator's order has to write
 * the simulator's journal.
 */
export function newBehaviour({ sections, expect, ...about }: BehaviourText): Behaviour {
  return {
    ...about,
    check: async (host) => {
      using scenario = new AcceptanceScenario(about.id, sections);
      const { journal } = await host.play(scenario);
      expect(new JournalView(journal));
      deepStrictEqual(brokenRules(scenario.resolved, journal), []);
      if (host.order === "free") return;
      const simulated = await simulatorHost().play(scenario);
      deepStrictEqual(firstDifference(journal, simulated.journal), null);
    },
  };
}
