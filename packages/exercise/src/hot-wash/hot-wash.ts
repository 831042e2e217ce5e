import type { Board, HotWashDocument } from "../desk/index.ts";
import type { Order } from "../log/index.ts";
import type { RecordedLook } from "../replay/index.ts";
import { afterActionHtml, disclose, type AfterActionReport } from "../report/index.ts";
import type { Seat } from "../seats/index.ts";
import type { ExercisePlay, Outcome, Player } from "../service/index.ts";
import { audienceOf, seesAll } from "./audience-of.ts";

/** What an exercise has left behind. */
export interface Aftermath {
  /** The full report; what other seats may read is made of it. */
  readonly report: AfterActionReport;
  /** The run, to be seen again. */
  readonly look: RecordedLook;
  /** Real milliseconds since the Unix epoch, at which the service closes by itself. */
  readonly closes: number;
}

/**
 * An exercise and, from its end on, its hot wash: the desks stand as they stood, and each seat may
 * read the report at its own level. What is read is made here for the seat that asks, so that no
 * other level leaves the process. Closing is in no log: journal and log are complete, and the report
 * names their digests.
 */
export class HotWash implements ExercisePlay {
  readonly #play: ExercisePlay;
  readonly #reports = new Map<string, string>();
  readonly #closing = Promise.withResolvers<Player>();
  #aftermath: Aftermath | null = null;

  constructor(play: ExercisePlay) {
    this.#play = play;
  }

  get board(): Board {
    return this.#play.board;
  }

  get seats(): readonly Seat[] {
    return this.#play.seats;
  }

  /** Who has ordered the service to close, once somebody has. */
  get closing(): Promise<Player> {
    return this.#closing.promise;
  }

  watched(seat: Seat, screens: number): void {
    this.#play.watched(seat, screens);
  }

  perform(player: Player, order: Order, id?: string): Promise<Outcome> {
    if (this.#aftermath === null || order.order !== "close")
      return this.#play.perform(player, order, id);
    this.#closing.resolve(player);
    return Promise.resolve({ done: true });
  }

  /** The exercise has ended. */
  open(aftermath: Aftermath): void {
    this.#aftermath = aftermath;
    const { report, look, closes } = aftermath;
    this.board.put({ key: "run", show: (seat) => (seesAll(seat) ? look.document : null) });
    this.board.put({
      key: "hot-wash",
      show: (seat): HotWashDocument => {
        const { level: disclosure } = audienceOf(seat, report);
        return { kind: "hot-wash", phase: "open", disclosure, replay: seesAll(seat), closes };
      },
    });
  }

  /** Pages are told that the service goes away for good. */
  close(): void {
    this.board.put({ key: "hot-wash", show: () => ({ kind: "hot-wash", phase: "closed" }) });
  }

  /** For who sees everything, what a recorded run can be asked. */
  lookUp(seat: Seat, path: string, asked: URLSearchParams): unknown {
    return seesAll(seat) ? this.#aftermath?.look.lookUp(path, asked) : undefined;
  }

  /** `/report` is the report for this seat. */
  readingFor(seat: Seat, path: string): string | undefined {
    if (path !== "/report" || this.#aftermath === null) return undefined;
    const { report } = this.#aftermath;
    const audience = audienceOf(seat, report);
    const key = JSON.stringify(audience);
    const made = this.#reports.get(key) ?? afterActionHtml(disclose(report, audience));
    this.#reports.set(key, made);
    return made;
  }
}
