import type { Instant } from "@contactpoint/engine";
import type { NodeStore } from "@contactpoint/live/store";
import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";
import type { SeatLinks } from "../access/index.ts";
import type { ExerciseLog } from "../log/index.ts";
import type { StaffPlaces } from "./seats-of.ts";

/** What is known of so many requests stays in memory: those that are worked on within some minutes. */
export const AWAKE = 1_024;

/**
 * In a large exercise nearly every message has another pair of ends. Both ends of a link take memory
 * here, some 10 KB each; let go soon, it is there again within milliseconds.
 */
export const LINKS = { idle_ms: 20_000 };

export interface PlayOptions {
  readonly scenario: ResolvedScenario;
  readonly contentHash: string;
  /** Name and version of this software. */
  readonly software: string;
  readonly log: Pick<ExerciseLog, "records" | "append">;
  readonly store: NodeStore;
  /** 32 bytes from which the keys of all nodes follow. */
  readonly secret: Uint8Array;
  readonly links: SeatLinks;
  readonly staff: StaffPlaces;
  /** Name of this life of the service, which no other has. */
  readonly life: string;
  /** Real milliseconds since the Unix epoch. */
  readonly now: () => number;
  readonly sinks: readonly ((record: JournalRecord) => void)[];
  /** The links of a seat open nothing any more. */
  readonly onRevoked: (seat: string) => void;
  /** Machines play everything up to this instant, at once; the clock stands there until the start. */
  readonly opensAt?: Instant | undefined;
  /** What the log tells is done again, and nothing else: see `replayPlay`. */
  readonly replays?: boolean;
}
