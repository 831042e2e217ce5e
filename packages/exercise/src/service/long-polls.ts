import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { Board } from "../desk/index.ts";
import type { Seat } from "../seats/index.ts";
import { COMPRESSED_FROM_BYTES, POLL_WAIT_MS } from "./limits.ts";

const zipped = promisify(gzip);

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
    if (update.documents.length > 0 || seen === 0) return void send(request, response, update);
    const finish = (): void => {
      stop();
      clearTimeout(patience);
      this.#waiting.delete(finish);
      if (!response.writableEnded) void send(request, response, board.since(seat, seen));
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

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  update: unknown,
): Promise<void> {
  const plain = Buffer.from(JSON.stringify(update));
  const takesGzip = /\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""));
  const zips = takesGzip && plain.length >= COMPRESSED_FROM_BYTES;
  response.writeHead(200, {
    "content-type": "application/json",
    "cache-control": "no-store",
    ...(zips ? { "content-encoding": "gzip" } : {}),
  });
  response.end(zips ? await zipped(plain) : plain);
}
