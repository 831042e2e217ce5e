import { SECOND } from "@contactpoint/engine";
import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";
import type { Board, LatenciesDocument } from "../desk/index.ts";
import { Casting, latenciesAt, LatencyBook } from "../measures/index.ts";
import type { CountedSources } from "./counted-sources.ts";
import { Throttle } from "./throttle.ts";

/** Keeps the sheet `latencies`, for the wall: not for players, whom it would tell of others. */
export class LatencyDesk {
  readonly #scenario: ResolvedScenario;
  readonly #board: Board;
  readonly #sources: CountedSources;
  readonly #book = new LatencyBook();
  readonly #throttle: Throttle;
  /** Something has moved since it was shown. */
  #isLate = false;

  constructor(scenario: ResolvedScenario, board: Board, sources: CountedSources) {
    this.#scenario = scenario;
    this.#board = board;
    this.#sources = sources;
    // Every request counts anew each time, and a large exercise has thousands.
    this.#throttle = new Throttle(SECOND, sources.now);
  }

  /** A fact of the network. */
  note(record: JournalRecord): void {
    this.#book.note(record);
    this.#isLate ||= moves(record);
  }

  /** Shows it anew if something has moved and it is time for that. */
  refresh(): void {
    if (this.#isLate) this.#throttle.maybe(() => this.show());
  }

  /** Shows it anew, as once when all is over. */
  show(): void {
    this.#isLate = false;
    let shown: LatenciesDocument | null = null;
    this.#board.put({
      key: "latencies",
      // Counted once for all screens, and only when one asks.
      show: ({ role }) => (role === "player" ? null : (shown ??= this.#document())),
    });
  }

  #document(): LatenciesDocument {
    const { log, at } = this.#sources;
    const casting = new Casting(this.#scenario, log.records);
    return { kind: "latencies", rows: latenciesAt(this.#book.requests, casting, at()) };
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
