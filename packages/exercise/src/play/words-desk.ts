import type { ResolvedState } from "@contactpoint/protocol";
import type { Board } from "../desk/index.ts";
import { isStaff } from "../desk/index.ts";
import type { ExerciseRecord, MessageFact, NoteFact } from "../log/index.ts";
import type { Seat } from "../seats/index.ts";
import { Unknown } from "./conflict.ts";

/** Names that words may be addressed to, beside seats and States. */
const STAFF = "staff";

/** Keeps the sheets of what people tell one another and note: `words/<number>`, `note/<number>`. */
export class WordsDesk {
  readonly #board: Board;
  readonly #seats: readonly Seat[];
  readonly #states: ReadonlySet<string>;

  constructor(board: Board, seats: readonly Seat[], states: readonly Pick<ResolvedState, "id">[]) {
    this.#board = board;
    this.#seats = seats;
    this.#states = new Set(states.map(({ id }) => id));
  }

  /** @throws Unknown if nobody has that name */
  say(record: ExerciseRecord & MessageFact): void {
    const { to } = record;
    if (to !== STAFF && !this.#states.has(to) && !this.#seats.some(({ id }) => id === to))
      throw new Unknown(`there is nobody called ${to}`);
    const from = this.#seats.find(({ id }) => id === record.seat);
    const document = {
      kind: "words",
      at: record.exercise,
      from: record.seat,
      person: record.person,
      to,
      text: record.text,
      about: record.about ?? null,
    } as const;
    this.#board.put({
      key: `words/${record.number}`,
      show: (seat) => (hears(seat, to) || seat.id === from?.id ? document : null),
    });
  }

  /** Notes are for those of the same seat, and for the staff. */
  note(record: ExerciseRecord & NoteFact): void {
    const document = {
      kind: "note",
      at: record.exercise,
      seat: record.seat,
      person: record.person,
      text: record.text,
      about: record.about ?? null,
    } as const;
    this.#board.put({
      key: `note/${record.number}`,
      show: (seat) => (seat.id === record.seat || isStaff(seat) ? document : null),
    });
  }
}

function hears(seat: Seat, to: string): boolean {
  if (isStaff(seat) || seat.id === to) return true;
  return seat.role === "player" && seat.states.includes(to);
}
