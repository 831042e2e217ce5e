import type { Instant } from "@contactpoint/engine";
import type { JournalRecord } from "@contactpoint/protocol";
import type {
  CaseDocument,
  LatenciesDocument,
  LinkDocument,
  MessageDocument,
  StateDocument,
} from "../desk/index.ts";
import type { PlayedBy } from "../measures/index.ts";

/** How everything stood at an instant, all that happened in it included. */
export interface Standing {
  readonly at: Instant;
  /** Line of the journal that happened last; 0: none had. */
  readonly line: number;
  /** Nearest instants at which something happened; null: none. */
  readonly previous: Instant | null;
  readonly next: Instant | null;
  readonly states: readonly StateDocument[];
  /** The busiest, and how many more there are. */
  readonly links: readonly LinkDocument[];
  readonly more_links: number;
  readonly latencies: LatenciesDocument;
  readonly requests: {
    readonly open: number;
    readonly closed: number;
    /** Of those that were asked for. */
    readonly total: number;
    readonly skip: number;
    readonly cases: readonly CaseDocument[];
  };
  /** What happened last, newest first. */
  readonly facts: readonly ToldFact[];
}

/** A line of the journal, and who did it. */
export interface ToldFact {
  readonly line: number;
  readonly record: JournalRecord;
  /** Null where no contact point did it. */
  readonly by: PlayedBy | null;
  /** What the person called herself or himself; empty if no person or not known. */
  readonly person: string;
}

/** One request from its need to its end, whatever the instant. */
export interface Story {
  readonly request: string;
  readonly from: string;
  readonly to: string;
  readonly facts: readonly ToldFact[];
  /** As they stood on the wire; none of a journal that lacks what they follow from. */
  readonly messages: readonly MessageDocument[];
  /** Offsets from UTC of both sides at the instants of the facts, in their order; milliseconds. */
  readonly from_offsets: readonly number[];
  readonly to_offsets: readonly number[];
}
