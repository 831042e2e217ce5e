import type { DeliveredRecord, JournalRecord, SentRecord } from "@contactpoint/protocol";
import type { Message } from "@contactpoint/protocol/messages";
import { isStaff, sees } from "./audience.ts";
import type { Board } from "./board.ts";
import type { MessageDocument } from "./desk-document.ts";

/** What message sheets are written from. */
export interface MessageSources {
  readonly letterOf: (message: string) => Message | undefined;
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
  readonly #sent = new Map<string, SentRecord>();

  constructor(board: Board, sources: MessageSources) {
    this.#board = board;
    this.#sources = sources;
  }

  note(record: JournalRecord): void {
    if (record.kind === "sent") this.#leaves(record);
    else if (record.kind === "delivered") this.#arrives(record);
  }

  #leaves(record: SentRecord): void {
    this.#sent.set(record.message, record);
    this.#put(`out/${record.message}`, record.from, record, {
      direction: "out",
      at: record.at,
      call_back: null,
    });
  }

  #arrives({ message, node, at }: DeliveredRecord): void {
    const record = this.#sent.get(message);
    if (record === undefined) return;
    this.#put(`in/${message}`, node, record, {
      direction: "in",
      at,
      call_back: this.#sources.phoneOf(record.from),
    });
  }

  #put(
    key: string,
    state: string,
    { message, channel, from, route }: SentRecord,
    more: Pick<MessageDocument, "direction" | "at" | "call_back">,
  ): void {
    const known = { channel, signed_by: from, through: route.slice(1, -1), ...more };
    this.#board.put({
      key,
      show: (seat) => {
        // The staff reads each letter once, as it was written.
        const isShown = isStaff(seat) ? more.direction === "out" : sees(seat, [state]);
        const letter = isShown ? this.#sources.letterOf(message) : undefined;
        return letter === undefined ? null : { kind: "message", letter, ...known };
      },
    });
  }
}
