import type { DeliveredRecord, JournalRecord, SentRecord } from "@contactpoint/protocol";
import type { Keep } from "@contactpoint/live/store";
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

/** What was said and heard on a request. */
export interface MessagePage {
  /** States that have said or heard something. */
  readonly states: readonly string[];
  /** Three numbers a row: of message, State and direction in one, `at`, `version`. */
  readonly rows: readonly number[];
}

const EMPTY: MessagePage = { states: [], rows: [] };

/**
 * Keeps the sheets of messages: `out/<id>` for who said it and `in/<id>` for who heard it, those of a
 * request together under `messages/<request>`. A hub that only forwards what is sealed has none.
 */
export class MessageSheets {
  readonly #board: Board;
  readonly #sources: MessageSources;
  readonly #pages: Keep<MessagePage>;

  /** @param pages where it is kept which messages there are, by request */
  constructor(board: Board, sources: MessageSources, pages: Keep<MessagePage> = new Map()) {
    this.#board = board;
    this.#sources = sources;
    this.#pages = pages;
  }

  note(record: JournalRecord): void {
    if (record.kind === "sent") this.#put(record, "out", record.from);
    else if (record.kind === "delivered") this.#put(record, "in", record.node);
  }

  #put(record: SentRecord | DeliveredRecord, direction: Direction, state: string): void {
    const { message, request, at } = record;
    if (this.#sources.postedOf(message) === undefined) return;
    const number = Number(message.slice(request.length + 1));
    const row = { number, direction, state, at, version: this.#board.version + 1 };
    const page = withRow(this.#pages.get(request) ?? EMPTY, row);
    this.#pages.set(request, page);
    this.#board.put(new MessageSheaf(request, page.states, this));
  }

  /** What this seat may see of a request's messages and is newer. */
  since(request: string, seat: Seat, version: number): readonly Versioned[] {
    const { states, rows } = this.#pages.get(request) ?? EMPTY;
    const mine = states.map((state) => sees(seat, [state]));
    const found: Versioned[] = [];
    for (let place = 0; place < rows.length; place += ROW) {
      const [about = 0, at = 0, since = 0] = rows.slice(place, place + ROW);
      const end = about % ENDS;
      const direction = end % 2 === 1 ? "in" : "out";
      if (since <= version || mine[Math.floor(end / 2)] !== true) continue;
      // The staff reads each letter once, as it was written.
      if (direction === "in" && isStaff(seat)) continue;
      const message = `${request}#${(about - end) / ENDS}`;
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

/** Key of the board under which a message's sheets are. */
export function sheafOf(message: string): string {
  return `messages/${message.slice(0, message.lastIndexOf("#"))}`;
}

type Direction = MessageDocument["direction"];

interface Row {
  /** Of the message within its request. */
  readonly number: number;
  readonly direction: Direction;
  /** Who said or heard it. */
  readonly state: string;
  readonly at: number;
  readonly version: number;
}

/** There are many, and pages are read for those alone who may see something of them. */
class MessageSheaf implements Sheaf {
  readonly #request: string;
  readonly #states: readonly string[];
  readonly #sheets: MessageSheets;

  constructor(request: string, states: readonly string[], sheets: MessageSheets) {
    this.#request = request;
    this.#states = states;
    this.#sheets = sheets;
  }

  get key(): string {
    return `messages/${this.#request}`;
  }

  since(seat: Seat, version: number): readonly Versioned[] {
    return sees(seat, this.#states) ? this.#sheets.since(this.#request, seat, version) : [];
  }
}

/** What was heard again stands as it was heard last. */
function withRow(page: MessagePage, { number, direction, state, at, version }: Row): MessagePage {
  const states = page.states.includes(state) ? page.states : page.states.concat(state);
  const about = number * ENDS + 2 * states.indexOf(state) + (direction === "in" ? 1 : 0);
  let place = 0;
  while (place < page.rows.length && page.rows[place] !== about) place += ROW;
  return { states, rows: page.rows.toSpliced(place, ROW, about, at, version) };
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
