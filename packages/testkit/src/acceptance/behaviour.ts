import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";

/** Anything that plays contact points: a simulator, a live network, processes, another implementation. */
export interface HostUnderTest {
  /** Stands before the sentence of each behaviour. */
  readonly name: string;
  /**
   * `exact`: happenings take the simulator's order, so the journal is the simulator's to the byte.
   * `free`: messages take the time they take, and only what happens is compared, not when.
   */
  readonly order: "exact" | "free";
  /** Plays a scenario to the end of its clock. */
  play(scenario: PlayableScenario): Promise<PlayedJournal>;
}

/** A scenario as a host takes it: as a file, as processes of their own have to, or resolved. */
export interface PlayableScenario {
  /** Of the file; it may be gone once the play is over. */
  readonly path: string;
  readonly resolved: ResolvedScenario;
}

export interface PlayedJournal {
  /** Every record, the scenario first and the end last. */
  readonly journal: readonly JournalRecord[];
}

/** Something that every host of contact points does. */
export interface Behaviour {
  /** In kebab-case. */
  readonly id: string;
  /** A true sentence in the present tense. */
  readonly sentence: string;
  /** The article behind it, as the protocol names articles, such as `UN-42.8`. */
  readonly article?: string;
  /**
   * Plays the scenario of this behaviour on a host and looks at its journal.
   *
   * @throws AssertionError (of `node:assert`) if the host behaves otherwise
   */
  check(host: HostUnderTest): Promise<void>;
}
