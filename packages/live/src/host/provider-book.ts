import { interpretByXState, type ResolvedScenario } from "@contactpoint/protocol";
import { World } from "@contactpoint/world";
import type { ProviderBook } from "../providers/index.ts";
import { LiveAgenda } from "./live-agenda.ts";
import { scenarioProviderBook } from "./scenario-provider-book.ts";
import { Truth } from "./truth.ts";

/**
 * A provider of a scenario in a process of its own. It lets the scenario's needs arise, so that it
 * knows what is true of the data, and hosts no contact point.
 *
 * @param clock the exercise clock
 */
export function providerBook(
  scenario: ResolvedScenario,
  provider: string,
  clock: { readonly now: () => number },
): ProviderBook {
  const agenda = new LiveAgenda(scenario.clock.start, scenario.clock.end);
  const truth = new Truth();
  const world = new World(scenario, {
    agenda,
    interpret: interpretByXState,
    record: null,
    hosted: new Set(),
    onNeed: (facts) => truth.learn(facts),
  });
  world.begin();
  const book = scenarioProviderBook(world, truth, provider);
  const catchUp = (): void => {
    const now = Math.min(clock.now(), scenario.clock.end);
    agenda.run(now + 1, Infinity);
    agenda.now = Math.max(agenda.now, now);
  };
  return {
    place(order) {
      catchUp();
      return book.place(order);
    },
    collect(order) {
      catchUp();
      return book.collect(order);
    },
  };
}
