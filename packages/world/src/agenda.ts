import type { Instant } from "@contactpoint/engine";
import type { JournalRecord } from "@contactpoint/protocol";

/** Something that will happen at an instant. The host calls `happen` when it comes due. */
export interface Happening {
  happen(): void;
}

/** The host's clock and queue. Of two happenings due together, the one entered first comes first. */
export interface Agenda {
  readonly now: Instant;
  /** `due` is at or after `now`. */
  at(due: Instant, happening: Happening): void;
}

/** Where facts are written down; null when nobody listens, which saves building them. */
export type RecordSink = ((record: JournalRecord) => void) | null;
