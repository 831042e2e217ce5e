import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setImmediate as turn } from "node:timers/promises";
import { createGzip } from "node:zlib";
import type { Board, Update } from "../desk/index.ts";
import type { Seat } from "../seats/index.ts";
import { takesGzip, zipped } from "./answers.ts";
import { COMPRESSED_FROM_BYTES, GATHER_MS, POLL_WAIT_MS } from "./limits.ts";

/** Updates for screens behind proxies that let no socket through: the answer waits for a change. */
export class LongPolls {
  readonly #board: Board;
  /** What ends each poll that waits, and whose it is. */
  readonly #waiting = new Map<(isToTell?: boolean) => void, string>();

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
    const parts = board.parts(seat, seen);
    const { value: update, done } = parts.next();
    if (done !== true) return void sendParts(request, response, update, parts);
    if (update.documents.length > 0 || seen === 0) return void send(request, response, update);
    let gathering: NodeJS.Timeout | null = null;
    const finish = (isToTell = true): void => {
      stop();
      clearTimeout(patience);
      if (gathering !== null) clearTimeout(gathering);
      this.#waiting.delete(finish);
      if (response.writableEnded) return;
      if (isToTell) void send(request, response, board.since(seat, seen));
      else response.writeHead(401).end();
    };
    const look = (): void => {
      gathering = null;
      if (board.since(seat, seen).documents.length > 0) finish();
    };
    const stop = board.onChange(() => {
      gathering ??= setTimeout(look, GATHER_MS);
    });
    const patience = setTimeout(() => finish(), POLL_WAIT_MS);
    this.#waiting.set(finish, seat.id);
    request.once("close", () => finish());
  }

  /** Ends what a seat waits for, and tells it nothing more. */
  expel(seat: string): void {
    for (const [finish, whose] of this.#waiting) if (whose === seat) finish(false);
  }

  close(): void {
    for (const finish of this.#waiting.keys()) finish();
  }
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  update: Update,
): Promise<void> {
  const plain = Buffer.from(JSON.stringify(update));
  const zips = takesGzip(request) && plain.length >= COMPRESSED_FROM_BYTES;
  writeHead(response, zips);
  response.end(zips ? await zipped(plain) : plain);
}

/** One update, written part by part as the client takes it. */
async function sendParts(
  request: IncomingMessage,
  response: ServerResponse,
  first: Update,
  parts: Generator<Update, Update>,
): Promise<void> {
  const zips = takesGzip(request);
  writeHead(response, zips);
  const text = Readable.from(textOf(first, parts));
  const whole = zips ? text.pipe(createGzip()) : text;
  // Who has gone needs no more, and comes back for it.
  await pipeline(whole, response).catch(() => text.destroy());
}

async function* textOf(first: Update, parts: Generator<Update, Update>): AsyncGenerator<string> {
  const { life } = first;
  yield `{"life":${JSON.stringify(life)},"documents":[${listed(first)}`;
  for (;;) {
    // Others have their turn.
    await turn();
    const { value, done } = parts.next();
    if (value.documents.length > 0) yield `,${listed(value)}`;
    if (done === true) return yield `],"version":${value.version}}`;
  }
}

function listed({ documents }: Update): string {
  return documents.map((document) => JSON.stringify(document)).join();
}

function writeHead(response: ServerResponse, zips: boolean): void {
  response.writeHead(200, {
    "content-type": "application/json",
    "cache-control": "no-store",
    ...(zips ? { "content-encoding": "gzip" } : {}),
  });
}
