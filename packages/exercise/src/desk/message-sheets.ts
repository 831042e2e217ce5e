import type { DeliveredRecord, JournalRecord, SentRecord } from "@contactpoint/protocol";
import type { Message } from "@contactpoint/protocol/messages";
import type { Seat } from "../seats/index.ts";
import { isStaff, sees } from "./audience.ts";
import type { Board, Sheaf } from "./board.ts";
import type { MessageDocument, Versioned } from "./desk-document.ts";

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
 * Keeps the sheets of messages: `out/<id>` for who said it and `in/<id>` for who heard it, those of a
 * request together under `messages/<request>`. A hub that only forwards what is sealed has none.
 */
export class MessageSheets {
  readonly #board: Board;
  readonly #sources: MessageSources;
  readonly #sheaves = new Map<string, MessageSheaf>();

  constructor(board: Board, sources: MessageSources) {
    this.#board = board;
    this.#sources = sources;
  }

  note(record: JournalRecord): void {
    if (record.kind === "sent") this.#put(record, "out", record.from);
    else if (record.kind === "delivered") this.#put(record, "in", record.node);
  }

  #put(record: SentRecord | DeliveredRecord, direction: Direction, state: string): void {
    const { message, request, at } = record;
    if (this.#sources.postedOf(message) === undefined) return;
    const sheaf = this.#sheaves.get(request) ?? new MessageSheaf(this.#sources, request);
    this.#sheaves.set(request, sheaf);
    sheaf.note({ message, direction, state, at, version: this.#board.version + 1 });
    this.#board.put(sheaf);
  }
}

/** Key of the board under which a message's sheets are. */
export function sheafOf(message: string): string {
  return `messages/${message.slice(0, message.lastIndexOf("#"))}`;
}

type Direction = MessageDocument["direction"];

interface Row {
  readonly message: string;
  readonly direction: Direction;
  /** Who said or heard it. */
  readonly state: string;
  readonly at: number;
  readonly version: number;
}

/** There are many messages: of each there are a few numbers, and what it says is looked up. */
class MessageSheaf implements Sheaf {
  readonly #sources: MessageSources;
  readonly #request: string;
  /** States that have said or heard something. */
  #states: readonly string[] = [];
  /** Three numbers a row: of message, State and direction in one, `at`, `version`. */
  #rows: readonly number[] = [];

  constructor(sources: MessageSources, request: string) {
    this.#sources = sources;
    this.#request = request;
  }

  get key(): string {
    return `messages/${this.#request}`;
  }

  /** What was heard again stands as it was heard last. */
  note({ message, direction, state, at, version }: Row): void {
    if (!this.#states.includes(state)) this.#states = this.#states.concat(state);
    const number = Number(message.slice(this.#request.length + 1));
    const end = 2 * this.#states.indexOf(state) + (direction === "in" ? 1 : 0);
    const about = number * ENDS + end;
    let place = 0;
    while (place < this.#rows.length && this.#rows[place] !== about) place += ROW;
    this.#rows = this.#rows.toSpliced(place, ROW, about, at, version);
  }

  since(seat: Seat, version: number): readonly Versioned[] {
    const mine = this.#states.map((state) => sees(seat, [state]));
    if (!mine.includes(true)) return [];
    const found: Versioned[] = [];
    for (let place = 0; place < this.#rows.length; place += ROW) {
      const [about = 0, at = 0, since = 0] = this.#rows.slice(place, place + ROW);
      const end = about % ENDS;
      const direction = end % 2 === 1 ? "in" : "out";
      if (since <= version || mine[Math.floor(end / 2)] !== true) continue;
      // The staff reads each letter once, as it was written.
      if (direction === "in" && isStaff(seat)) continue;
      const message = `${this.#request}#${(about - end) / ENDS}`;
      const document = this.#document(message, direction, at);
      if (document !== null)
        found.push({ key: `${direction}/${message}`, version: since, document });
    }
    return found;
  }

  #document(message: string, direction: Direction, at: number): MessageDocument | null {
    const posted = this.#sources.postedOf(message);
    if (posted === undefined) return null;
    const known = knownOf(posted);
    const callBack = direction === "in" ? this.#sources.phoneOf(known.signed_by) : null;
    return { ...known, direction, at, call_back: callBack };
  }
}

const ROW = 3;
/** More than twice as many States as take part in a request. */
const ENDS = 1_024;

function knownOf({
  letter,
  channel,
  through,
}: Posted): Omit<MessageDocument, "direction" | "at" | "call_back"> {
  return { kind: "message", letter, channel, signed_by: letter.from, through };
}
