import type { DeliveredRecord, JournalRecord, SentRecord } from "@contactpoint/protocol";
import type { Message } from "@contactpoint/protocol/messages";
import type { Seat } from "../seats/index.ts";
import { isStaff, sees } from "./audience.ts";
import type { Board, Sheet } from "./board.ts";
import type { MessageDocument } from "./desk-document.ts";

/** A letter, and how it went. */
export interface Posted {
  readonly letter: Message;
  readonly channel: string;
  /** Hubs on its way. */
  readonly through: readonly string[];
}

/** What message sheets are written from. */
export interface MessageSources {
  /** By the message's id; undefined: nobody may read it. */
  readonly postedOf: (message: string) => Posted | undefined;
  /** The number that the register lists for a State. */
  readonly phoneOf: (state: string) => string | null;
}

/**
 * Keeps the sheets of messages: `out/<id>` for who said it and `in/<id>` for who heard it. A hub that
 * only forwards what is sealed has none.
 */
export class MessageSheets {
  readonly #board: Board;
  readonly #sources: MessageSources;

  constructor(board: Board, sources: MessageSources) {
    this.#board = board;
    this.#sources = sources;
  }

  note(record: JournalRecord): void {
    if (record.kind === "sent") this.#leaves(record);
    else if (record.kind === "delivered") this.#arrives(record);
  }

  #leaves({ message, from }: SentRecord): void {
    if (this.#sources.postedOf(message) !== undefined)
      this.#board.put(new OutSheet(this.#sources, message, from));
  }

  #arrives({ message, node, at }: DeliveredRecord): void {
    if (this.#sources.postedOf(message) !== undefined)
      this.#board.put(new InSheet(this.#sources, message, node, at));
  }
}

/** There are many: what it shows is looked up when somebody asks. */
class OutSheet implements Sheet {
  readonly #sources: MessageSources;
  readonly #message: string;
  readonly #from: string;

  constructor(sources: MessageSources, message: string, from: string) {
    this.#sources = sources;
    this.#message = message;
    this.#from = from;
  }

  get key(): string {
    return `out/${this.#message}`;
  }

  /** The staff reads each letter once, as it was written. */
  show(seat: Seat): MessageDocument | null {
    if (!isStaff(seat) && !sees(seat, [this.#from])) return null;
    const posted = this.#sources.postedOf(this.#message);
    if (posted === undefined) return null;
    const known = knownOf(posted);
    return { ...known, direction: "out", at: posted.letter.sent_at, call_back: null };
  }
}

class InSheet implements Sheet {
  readonly #sources: MessageSources;
  readonly #message: string;
  readonly #node: string;
  readonly #at: number;

  constructor(sources: MessageSources, message: string, node: string, at: number) {
    this.#sources = sources;
    this.#message = message;
    this.#node = node;
    this.#at = at;
  }

  get key(): string {
    return `in/${this.#message}`;
  }

  show(seat: Seat): MessageDocument | null {
    if (isStaff(seat) || !sees(seat, [this.#node])) return null;
    const posted = this.#sources.postedOf(this.#message);
    if (posted === undefined) return null;
    const known = knownOf(posted);
    const callBack = this.#sources.phoneOf(known.signed_by);
    return { ...known, direction: "in", at: this.#at, call_back: callBack };
  }
}

function knownOf({
  letter,
  channel,
  through,
}: Posted): Omit<MessageDocument, "direction" | "at" | "call_back"> {
  return { kind: "message", letter, channel, signed_by: letter.from, through };
}
