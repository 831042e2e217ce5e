import type { CaseContent } from "./case-content.ts";
import type { Database, Statement } from "./database.ts";
import type { Turn } from "./turn.ts";

/** A frame that a node must bring to a peer. */
export interface OutboxFrame {
  /** Unique at the node; what its receipt names. */
  readonly key: string;
  readonly peer: string;
  readonly channel: string;
  /** The case it belongs to; null for what belongs to none. */
  readonly request: string | null;
  /** Encrypted in the file. */
  readonly frame: string;
}

export interface PendingFrame extends Omit<OutboxFrame, "frame"> {
  /** Null if a backup from before the erasure of its case was put back. */
  readonly frame: string | null;
}

/** Frames that have no receipt yet, of all nodes of a file. */
export class Outbox {
  readonly #content: CaseContent;
  readonly #turn: Turn;
  readonly #insert: Statement;
  readonly #delete: Statement;
  readonly #deleteCase: Statement;
  readonly #pending: Statement;

  constructor(database: Database, content: CaseContent, turn: Turn) {
    this.#content = content;
    this.#turn = turn;
    this.#insert = database.prepare(
      `INSERT INTO outbox (node, key, peer, channel, request, case_key, frame)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#delete = database.prepare("DELETE FROM outbox WHERE node = ? AND key = ?");
    this.#deleteCase = database.prepare("DELETE FROM outbox WHERE node = ? AND request = ?");
    this.#pending = database.prepare("SELECT * FROM outbox WHERE node = ? ORDER BY seq");
  }

  /**
   * Adds a frame to the turn.
   *
   * @throws StoreError "refused" if the node has a frame of this key
   */
  put(node: string, { key, peer, channel, request, frame }: OutboxFrame): void {
    this.#turn.write(() => {
      const place = { node, request, row: "outbox", key } as const;
      const { caseKey, sealed } = this.#content.close(place, frame);
      this.#insert.run(node, key, peer, channel, request, caseKey, sealed);
    });
  }

  /** Removes the frame that a receipt names. @returns false if there was none, as after a repetition */
  settle(node: string, key: string): boolean {
    return this.#turn.write(() => this.#delete.run(node, key)) > 0;
  }

  /** Removes the frames of a case. @returns how many there were */
  drop(node: string, request: string): number {
    return this.#turn.write(() => this.#deleteCase.run(node, request));
  }

  /** The frames of a node in the order they were put, the turn's own included. */
  pending(node: string): readonly PendingFrame[] {
    return this.#pending.all(node).map((row) => {
      const [key, request] = [row.text("key"), row.textOrNull("request")];
      const place = { node, request, row: "outbox", key } as const;
      return {
        key,
        peer: row.text("peer"),
        channel: row.text("channel"),
        request,
        frame: this.#content.open(place, row.integer("case_key"), row.bytes("frame")),
      };
    });
  }
}
