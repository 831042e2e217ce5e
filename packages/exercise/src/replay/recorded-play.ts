import { Board, type RunNotice } from "../desk/index.ts";
import { exerciseDocument } from "../play/index.ts";
import type { ExercisePlay, Outcome } from "../service/index.ts";
import type { Seat } from "../seats/index.ts";
import { RecordedLook } from "./recorded-look.ts";
import type { RecordedRun } from "./recorded-run.ts";
import { VIEWER } from "./viewer.ts";

export interface Look {
  /** Instant at which to begin. */
  readonly opens: number;
  readonly notices: readonly RunNotice[];
  /** Name of this life of the service, which no other has. */
  readonly life: string;
}

/** A recorded run in the place of an exercise under way: it can be asked anything and told nothing. */
export class RecordedPlay implements ExercisePlay {
  readonly board: Board;
  readonly seats: readonly Seat[] = [VIEWER];
  readonly #look: RecordedLook;

  constructor(run: RecordedRun, { opens, notices, life }: Look) {
    const look = new RecordedLook(run, opens, notices);
    this.#look = look;
    this.board = new Board(life);
    this.board.put({ key: "exercise", show: () => exerciseDocument(run.history.scenario) });
    this.board.put({ key: "run", show: () => look.document });
  }

  perform(): Promise<Outcome> {
    const sentence = "This run is recorded: nothing can be done to it any more.";
    return Promise.resolve({ done: false, error: "conflict", sentence });
  }

  watched(): void {}

  lookUp(_seat: Seat, path: string, asked: URLSearchParams): unknown {
    return this.#look.lookUp(path, asked);
  }
}
