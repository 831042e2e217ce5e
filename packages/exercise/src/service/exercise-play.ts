import type { Board } from "../desk/index.ts";
import type { Order } from "../log/index.ts";
import type { Seat } from "../seats/index.ts";

/** Somebody in a seat. */
export interface Player {
  readonly seat: Seat;
  /** What the person calls herself or himself; empty until she or he has joined. */
  readonly person: string;
}

/** What became of an order. */
export type Outcome =
  | {
      readonly done: true;
      /** Path of the new link of a seat that was revoked; for whoever revoked it. */
      readonly link?: string;
    }
  | {
      readonly done: false;
      readonly error: Refusal;
      readonly sentence: string;
      /** The field of the order that is at fault, such as `to` or `body.fr`, if one is. */
      readonly field?: string;
    };

export type Refusal =
  /** The seat may not do so. */
  | "not-allowed"
  /** What it names is not there, or not this seat's. */
  | "unknown"
  /** It does not fit what is the case: done already, not running, too late. */
  | "conflict"
  | "malformed"
  | "too-fast";

/** An exercise under way, as its service sees it. */
export interface ExercisePlay {
  readonly board: Board;
  readonly seats: readonly Seat[];
  /**
   * Resolves once the order is logged and has had its effect, or is refused and has had none.
   *
   * @param id name of the order: given again by the seat under it, also after a restart, it has no
   *   effect again and comes to the same
   */
  perform(player: Player, order: Order, id?: string): Promise<Outcome>;
  /** Screens of a seat have come or gone: how many there are now. */
  watched(seat: Seat, screens: number): void;
  /**
   * What a seat may ask for beside the board, by a path under `/api/`; undefined: there is nothing
   * there. It changes nothing.
   */
  lookUp?(seat: Seat, path: string, asked: URLSearchParams): unknown;
  /** HTML that a seat may read at a path beside the pages, without scripts; undefined: nothing. */
  readingFor?(seat: Seat, path: string): string | undefined;
}
