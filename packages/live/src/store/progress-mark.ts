import type { Database, Statement } from "./database.ts";
import type { Turn } from "./turn.ts";

/** How far a node had come with its last stored turn. What it did until then has left or waits in the outbox. */
export interface Progress {
  /** Happenings carried out. */
  readonly position: number;
  /** When the last of them was due: integer milliseconds since the Unix epoch. */
  readonly at: number;
  /** Digest over all facts until then: a replay must come to the same. */
  readonly facts: string;
}

/** Where each node of a file stands. */
export class ProgressMark {
  readonly #turn: Turn;
  readonly #set: Statement;
  readonly #get: Statement;

  constructor(database: Database, turn: Turn) {
    this.#turn = turn;
    this.#set = database.prepare(
      `INSERT INTO progress (node, position, at, facts) VALUES (?, ?, ?, ?) ON CONFLICT (node)
       DO UPDATE SET position = excluded.position, at = excluded.at, facts = excluded.facts`,
    );
    this.#get = database.prepare("SELECT position, at, facts FROM progress WHERE node = ?");
  }

  /** Moves the mark of a node with the turn. */
  set(node: string, { position, at, facts }: Progress): void {
    this.#turn.write(() => this.#set.run(node, position, at, facts));
  }

  /** Undefined for a node that never stored a turn. */
  get(node: string): Progress | undefined {
    const row = this.#get.first(node);
    return row === undefined
      ? undefined
      : {
          position: row.integer("position"),
          at: row.integer("at"),
          facts: row.text("facts"),
        };
  }
}
