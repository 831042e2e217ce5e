import type { JournalRecord } from "@contactpoint/protocol";
import type { Board } from "./board.ts";

interface Traffic {
  sent: number;
  lost: number;
  last_at: number;
  open: number;
  failing: boolean;
}

const NONE: Traffic = { sent: 0, lost: 0, last_at: 0, open: 0, failing: false };

/** Keeps the sheets of links: `link/<from>/<to>`, traffic without content, for the wall. */
export class LinkSheets {
  readonly #board: Board;
  readonly #links = new Map<string, Traffic>();
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

  #each(route: readonly string[], change: (link: Traffic) => void): void {
    for (let hop = 1; hop < route.length; hop++) {
      const from = route[hop - 1] ?? "";
      const to = route[hop] ?? "";
      const key = `link/${from}/${to}`;
      const link = this.#links.get(key) ?? { ...NONE };
      this.#links.set(key, link);
      change(link);
      const document = { kind: "link", from, to, ...link } as const;
      // Of traffic that is not their own, players are shown nothing; there is much of it.
      this.#board.put({ key, show: ({ role }) => (role === "player" ? null : document) });
    }
  }
}
