import type { JournalRecord } from "@contactpoint/protocol";
import type { Seat } from "../seats/index.ts";
import type { Board, Sheet } from "./board.ts";
import type { LinkDocument } from "./desk-document.ts";

/** Keeps the sheets of links: `link/<from>/<to>`, traffic without content, for the wall. */
export class LinkSheets {
  readonly #board: Board;
  readonly #links = new Map<string, LinkSheet>();
  /** Way of each message that is under way. */
  readonly #routes = new Map<string, readonly string[]>();

  constructor(board: Board) {
    this.#board = board;
  }

  note(record: JournalRecord): void {
    switch (record.kind) {
      case "sent":
        this.#routes.set(record.message, record.route);
        return this.#each(record.route, (link) => {
          link.sent += 1;
          link.open += 1;
          link.last_at = record.at;
        });
      case "delivered":
        if (record.again === undefined) this.#close(record.message);
        return;
      case "lost":
        return this.#close(record.message, true);
      default:
    }
  }

  #close(message: string, isLost = false): void {
    const route = this.#routes.get(message) ?? [];
    if (!this.#routes.delete(message)) return;
    this.#each(route, (link) => {
      link.open -= 1;
      if (isLost) link.lost += 1;
      link.failing = isLost;
    });
  }

  #each(route: readonly string[], change: (link: LinkSheet) => void): void {
    for (let hop = 1; hop < route.length; hop++) {
      const from = route[hop - 1] ?? "";
      const to = route[hop] ?? "";
      const key = `link/${from}/${to}`;
      const link = this.#links.get(key) ?? new LinkSheet(key, from, to);
      this.#links.set(link.key, link);
      change(link);
      this.#board.put(link);
    }
  }
}

/** Any State may speak to any other, so there are many. */
class LinkSheet implements Sheet {
  readonly key: string;
  readonly #from: string;
  readonly #to: string;
  sent = 0;
  lost = 0;
  last_at = 0;
  open = 0;
  failing = false;

  constructor(key: string, from: string, to: string) {
    this.key = key;
    this.#from = from;
    this.#to = to;
  }

  /** Of traffic that is not their own, players are shown nothing; there is much of it. */
  show({ role }: Seat): LinkDocument | null {
    if (role === "player") return null;
    const { sent, lost, last_at, open, failing } = this;
    return { kind: "link", from: this.#from, to: this.#to, sent, lost, last_at, open, failing };
  }
}
