import {
  interpretByXState,
  type JournalRecord,
  PROTOCOL_VERSION,
  type ResolvedScenario,
} from "@contactpoint/protocol";
import { type Interpret, World, type WorldHost } from "@contactpoint/world";
import { compileMachine } from "./compiler/index.ts";
import { VirtualAgenda } from "./virtual-agenda.ts";

export interface SimulateOptions {
  /** `compiled` runs the machines as flat tables, `xstate` by XState; the journals are the same. */
  readonly interpreter?: "compiled" | "xstate";
  /** Each gets every record, in order. Without any, records are not even built. */
  readonly sinks?: readonly ((record: JournalRecord) => void)[];
  /**
   * Puts something between the world and what hosts it, such as machines with a planted fault.
   * `world` gives the world itself, once it is made.
   */
  readonly around?: (host: WorldHost, world: () => World) => WorldHost;
  /** Called with the share of virtual time that has passed, about a hundred times. */
  readonly onProgress?: (share: number) => void;
}

const PROGRESS_STEPS = 100;

/**
 * Runs a resolved scenario in virtual time. A pure function of the scenario (its seed included)
 * and of this code; happenings due at the end of the clock do not take place. `unusedChoices` are
 * choices of the scenario that no draw asked for, or that none could honour.
 */
export function simulate(
  scenario: ResolvedScenario,
  options: SimulateOptions = {},
): { readonly events: number; readonly unusedChoices: readonly string[] } {
  const { start, end } = scenario.clock;
  const agenda = new VirtualAgenda(start);
  const record = fanOut(options.sinks ?? []);
  record?.({ kind: "scenario", at: start, protocol: PROTOCOL_VERSION, scenario });
  const interpret: Interpret =
    options.interpreter === "xstate" ? interpretByXState : compileMachine;
  const host = { agenda, interpret, record };
  let made: World | null = null;
  const world = (): World => {
    if (made === null) throw new Error("the world is not made yet");
    return made;
  };
  made = new World(scenario, options.around?.(host, world) ?? host);
  made.begin();
  const steps = options.onProgress === undefined ? 1 : PROGRESS_STEPS;
  for (let step = 1; step <= steps; step++) {
    agenda.runUntil(start + Math.round(((end - start) * step) / steps));
    options.onProgress?.(step / steps);
  }
  record?.({ kind: "end", at: end });
  return { events: agenda.events, unusedChoices: made.choices?.unused ?? [] };
}

function fanOut(
  sinks: readonly ((record: JournalRecord) => void)[],
): ((record: JournalRecord) => void) | null {
  const [only] = sinks;
  if (only === undefined) return null;
  if (sinks.length === 1) return only;
  return (record) => {
    for (const sink of sinks) sink(record);
  };
}
