import type { JournalRecord } from "@contactpoint/protocol";
import { type Casting, latenciesAt, LatencyBook } from "../measures/index.ts";
import type { Board } from "./board.ts";
import type { LatenciesDocument } from "./desk-document.ts";

export interface LatencySources {
  /** Present of the exercise. */
  readonly now: () => number;
  /** Who has played whom until now. */
  readonly casting: () => Casting;
}

/** Every request counts anew each time, and a large exercise has thousands: not more often than this. */
const COUNTED_EVERY_MS = 1_000;

/** Keeps the sheet `latencies`, for the wall: not for players, whom it would tell of others. */
export class LatencySheets {
  readonly #board: Board;
  readonly #sources: LatencySources;
  readonly #book = new LatencyBook();
  /** Runs from a change that was shown until the next may be. */
  #resting: NodeJS.Timeout | null = null;
  /** Something has moved meanwhile. */
  #isLate = false;

  constructor(board: Board, sources: LatencySources) {
    this.#board = board;
    this.#sources = sources;
  }

  note(record: JournalRecord): void {
    this.#book.note(record);
    if (!moves(record)) return;
    if (this.#resting === null) this.#put();
    else this.#isLate = true;
  }

  #put(): void {
    this.#isLate = false;
    // Nothing waits for it: an exercise that closes in between is over.
    this.#resting = setTimeout(() => this.#rested(), COUNTED_EVERY_MS).unref();
    let shown: LatenciesDocument | null = null;
    this.#board.put({
      key: "latencies",
      // Counted once for all screens, and only when one asks.
      show: ({ role }) => (role === "player" ? null : (shown ??= this.#document())),
    });
  }

  #rested(): void {
    this.#resting = null;
    if (this.#isLate) this.#put();
  }

  #document(): LatenciesDocument {
    const { now, casting } = this.#sources;
    return { kind: "latencies", rows: latenciesAt(this.#book.requests, casting(), now()) };
  }
}

/** Whether a watched latency may begin, end or become moot with it. */
function moves(record: JournalRecord): boolean {
  switch (record.kind) {
    case "delivered":
      return record.type === "request";
    case "sent":
      return record.type !== "request";
    case "hold":
      return true;
    case "state":
      return record.final === true;
    default:
      return false;
  }
}
