import type { PersonsWork } from "@contactpoint/world";
import { type Board, earliest, sees, type TaskDocument } from "../desk/index.ts";

/** Keeps the sheets of the work that people owe: `task/<State>/<request>/<number>`. */
export class TaskDesk {
  readonly #board: Board;
  /** Who has taken a task up. */
  readonly #people = new Map<string, string>();

  constructor(board: Board) {
    this.#board = board;
  }

  asked(work: PersonsWork): void {
    this.#put(work, "asked", null);
  }

  started(work: PersonsWork, person: string): void {
    this.#people.set(work.id, person);
    this.#put(work, "started", null);
  }

  finished(work: PersonsWork, person: string, result: string): void {
    this.#people.set(work.id, person);
    this.#put(work, "finished", result);
  }

  gone(work: PersonsWork): void {
    this.#put(work, "dropped", null);
  }

  #put(work: PersonsWork, phase: TaskDocument["phase"], result: string | null): void {
    const { id, of, kind, item, urgency, asked_at } = work;
    const document: TaskDocument = {
      kind: "task",
      node: of.point.id,
      request: of.facts.id,
      item: item < 0 ? null : item,
      task: kind,
      phase,
      by: "person",
      asked_at,
      urgency,
      // Nobody is shown when data vanish in truth.
      lost_at: earliest(of.facts.items.map(({ stated_expiry }) => stated_expiry)),
      person: this.#people.get(id) ?? null,
      result,
    };
    this.#board.put({
      key: `task/${id}`,
      show: (seat) => (sees(seat, [of.point.id]) ? document : null),
    });
  }
}
