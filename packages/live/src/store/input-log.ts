import type { CaseContent } from "./case-content.ts";
import type { Database, Statement } from "./database.ts";
import type { Row } from "./row.ts";
import { StoreError } from "./store-error.ts";
import type { Turn } from "./turn.ts";

/** What a node's state depends on besides its scenario and seed, in the order it was entered. */
export interface Input {
  readonly node: string;
  /** Happenings the node had carried out before it, from 0. */
  readonly position: number;
  /** When it was entered: integer milliseconds since the Unix epoch. */
  readonly at: number;
  readonly kind: InputKind;
  /** The case it belongs to; null for what belongs to none. */
  readonly request: string | null;
  /** Unique at the node. */
  readonly key: string;
  /** Digest of the content, by which a repetition is told from a contradiction. */
  readonly digest: string;
  /** Facts that outlast the case: nothing of its content. Plain JSON. */
  readonly skeleton: Readonly<Record<string, unknown>>;
  /** Encrypted in the file. */
  readonly content: string;
}

const INPUT_KINDS = ["message", "bounce", "provider", "register"] as const;

export type InputKind = (typeof INPUT_KINDS)[number];

export interface LoggedInput extends Omit<Input, "content"> {
  /** Order within the file, from 1. */
  readonly seq: number;
  /** Null after the case was erased. */
  readonly content: string | null;
}

/** The inputs of all nodes of a file. Rows are added and read, never changed. */
export class InputLog {
  readonly #file: string;
  readonly #content: CaseContent;
  readonly #turn: Turn;
  readonly #insert: Statement;
  readonly #digest: Statement;
  readonly #last: Statement;
  readonly #page: Statement;
  readonly #messages: Statement;

  constructor(database: Database, content: CaseContent, turn: Turn) {
    this.#file = database.file;
    this.#content = content;
    this.#turn = turn;
    this.#insert = database.prepare(
      `INSERT INTO input (node, position, at, kind, request, key, digest, skeleton, case_key, content)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#digest = database.prepare("SELECT digest FROM input WHERE node = ? AND key = ?");
    this.#last = database.prepare("SELECT coalesce(max(seq), 0) AS last FROM input");
    this.#page = database.prepare(
      "SELECT * FROM input WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?",
    );
    this.#messages = database.prepare(
      "SELECT * FROM input WHERE node = ? AND key > ? AND key < ? AND request = ? ORDER BY seq",
    );
  }

  /**
   * Adds an input to the turn.
   *
   * @throws StoreError "refused" if the node has an input of this key
   */
  append({ node, position, at, kind, request, key, digest, skeleton, content }: Input): void {
    this.#turn.write(() => {
      const place = { node, request, row: "input", key } as const;
      const { caseKey, sealed } = this.#content.close(place, content);
      const facts = JSON.stringify(skeleton);
      this.#insert.run(node, position, at, kind, request, key, digest, facts, caseKey, sealed);
    });
  }

  /**
   * The digest of the input that a node has by this key, the turn's own included. The same digest
   * means a repetition, another one a contradiction, undefined that the key is new.
   */
  has(node: string, key: string): string | undefined {
    return this.#digest.first(node, key)?.text("digest");
  }

  /**
   * The inputs that are there when the walk begins, in order. Rows may be added meanwhile.
   *
   * @param node only its inputs; without it those of all nodes
   */
  *each(node?: string): Generator<LoggedInput, void> {
    const last = this.#last.only().integer("last");
    let after = 0;
    for (;;) {
      // Pages, because an unfinished statement would hinder commits and checkpoints.
      const rows = this.#page.all(after, last, PAGE_ROWS);
      for (const row of rows) {
        after = row.integer("seq");
        if (node === undefined || row.text("node") === node) yield this.#input(row);
      }
      if (rows.length < PAGE_ROWS) return;
    }
  }

  /** What came to a node of one request's messages, oldest first, the turn's own included. */
  of(node: string, request: string): readonly LoggedInput[] {
    // Keys begin with the message's id: the request, "#" and a number. "$" follows upon "#".
    const rows = this.#messages.all(node, `${request}#`, `${request}$`, request);
    return rows.map((row) => this.#input(row));
  }

  #input(row: Row): LoggedInput {
    const [node, key, request] = [row.text("node"), row.text("key"), row.textOrNull("request")];
    const place = { node, request, row: "input", key } as const;
    return {
      seq: row.integer("seq"),
      node,
      position: row.integer("position"),
      at: row.integer("at"),
      kind: this.#kind(row),
      request,
      key,
      digest: row.text("digest"),
      skeleton: this.#skeleton(row),
      content: this.#content.open(place, row.integer("case_key"), row.bytes("content")),
    };
  }

  #kind(row: Row): InputKind {
    const kind = INPUT_KINDS.find((each) => each === row.text("kind"));
    return kind ?? this.#damaged(row, "kind");
  }

  #skeleton(row: Row): Readonly<Record<string, unknown>> {
    try {
      const facts: unknown = JSON.parse(row.text("skeleton"));
      if (isRecord(facts)) return facts;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
    return this.#damaged(row, "skeleton");
  }

  #damaged(row: Row, column: string): never {
    const what = `the ${column} of input ${row.integer("seq")} is none`;
    throw new StoreError("damaged", this.#file, what);
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const PAGE_ROWS = 500;
