import type { ScenarioDocument } from "@contactpoint/scenario";
import type { Batch } from "./hunter.ts";

/** What a thread hunts in: plain data, so rules and planted faults go by their names. */
export interface NamedGround {
  readonly seed: number;
  readonly base?: ScenarioDocument;
  /** Numbers of the rules judged; all unless given. */
  readonly rules?: readonly string[];
  /** Id of the planted fault. */
  readonly plant?: string;
}

/** What a thread is started with. */
export interface ThreadStart extends NamedGround {
  readonly findAll: boolean;
}

/** Some runs to do. */
export interface BatchOrder {
  readonly number: number;
  readonly first: number;
  readonly count: number;
}

/** What a thread says: a batch is done, or a run broke off. */
export type ThreadAnswer =
  | { readonly number: number; readonly batch: Batch }
  | {
      readonly fault: {
        readonly run: number;
        readonly document: ScenarioDocument;
        readonly cause: string;
      };
    };
