import type { IncomingMessage, ServerResponse } from "node:http";
import type { Board } from "../desk/index.ts";
import type { Seat } from "../seats/index.ts";
import { POLL_WAIT_MS } from "./limits.ts";

/** Updates for screens behind proxies that let no socket through: the answer waits for a change. */
export class LongPolls {
  readonly #board: Board;
  readonly #waiting = new Set<() => void>();

  constructor(board: Board) {
    this.#board = board;
  }

  /** `life` and `version` are those of the last update; without them everything is told at once. */
  answer(
    seat: Seat,
    asked: URLSearchParams,
    request: IncomingMessage,
    response: ServerResponse,
  ): void {
    const board = this.#board;
    const version = asked.get("life") === board.life ? Number(asked.get("version") ?? 0) : 0;
    const seen = Number.isSafeInteger(version) && version > 0 ? version : 0;
    const update = board.since(seat, seen);
    if (update.documents.length > 0 || seen === 0) return send(response, update);
    const finish = (): void => {
      stop();
      clearTimeout(patience);
      this.#waiting.delete(finish);
      if (!response.writableEnded) send(response, board.since(seat, seen));
    };
    const stop = board.onChange(() => {
      if (board.since(seat, seen).documents.length > 0) finish();
    });
    const patience = setTimeout(finish, POLL_WAIT_MS);
    this.#waiting.add(finish);
    request.once("close", finish);
  }

  close(): void {
    for (const finish of this.#waiting) finish();
  }
}

function send(response: ServerResponse, update: unknown): void {
  response.writeHead(200, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(update));
}
