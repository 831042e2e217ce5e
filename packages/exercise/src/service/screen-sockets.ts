import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import * as z from "zod";
import type { Update } from "../desk/index.ts";
import type { Seat } from "../seats/index.ts";
import type { Occupant } from "./entrance.ts";
import type { ExercisePlay } from "./exercise-play.ts";
import {
  BACKLOG_BYTES,
  BEAT_MS,
  COMPRESSED_FROM_BYTES,
  GATHER_MS,
  GOODBYE_MS,
  LONGEST_ORDER_BYTES,
} from "./limits.ts";
import { givenOrder, type OrderDesk } from "./order-desk.ts";

/** What a screen says: from where it goes on, or an order with a number of its own. */
const frame = z.union([
  z.strictObject({ life: z.string().max(100), version: z.int().nonnegative() }),
  givenOrder.extend({ number: z.int().nonnegative() }),
]);

interface Screen {
  readonly occupant: Occupant;
  readonly socket: WebSocket;
  /** Version it has been told; null until it has said from where. */
  seen: number | null;
  /** What it is being told; null: it has been told all. */
  parts: Generator<Update, Update> | null;
  isAlive: boolean;
}

/** The least that Node does not cut from a pool of 64 KiB, all of which each part would keep. */
const CHUNK_BYTES = 32 * 1_024;

/** The sockets of all screens: each is told what changes for its seat, and gives orders. */
export class ScreenSockets {
  readonly #play: ExercisePlay;
  readonly #orders: OrderDesk;
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: LONGEST_ORDER_BYTES,
    perMessageDeflate: {
      threshold: COMPRESSED_FROM_BYTES,
      serverNoContextTakeover: true,
      clientNoContextTakeover: true,
      // Each socket keeps its own zlib for good. By default that is 330 KB; an update, in which
      // much is said again soon, becomes no smaller by it.
      serverMaxWindowBits: 12,
      zlibDeflateOptions: { memLevel: 5, chunkSize: CHUNK_BYTES },
    },
  });
  readonly #screens = new Set<Screen>();
  readonly #stop: () => void;
  readonly #beat: NodeJS.Timeout;
  #gathering: NodeJS.Timeout | null = null;

  constructor(play: ExercisePlay, orders: OrderDesk) {
    this.#play = play;
    this.#orders = orders;
    this.#stop = play.board.onChange(() => this.#gather());
    this.#beat = setInterval(() => this.#look(), BEAT_MS).unref();
  }

  open(occupant: Occupant, request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, socket, head, (opened) => this.#welcome(occupant, opened));
  }

  expel(seat: string): void {
    for (const screen of this.#screens)
      if (screen.occupant.seat.id === seat) screen.socket.close(4401, "the link was revoked");
  }

  async close(): Promise<void> {
    this.#stop();
    clearInterval(this.#beat);
    if (this.#gathering !== null) clearTimeout(this.#gathering);
    // The last that screens hear is how it ended.
    this.#tellAll();
    const sockets = [...this.#screens].map(({ socket }) => socket);
    const closed = sockets.map((socket) => once(socket, "close"));
    for (const socket of sockets) socket.close(1001, "the service stops");
    const late = setTimeout(() => sockets.forEach((socket) => socket.terminate()), GOODBYE_MS);
    await Promise.all(closed);
    clearTimeout(late);
  }

  #welcome(occupant: Occupant, socket: WebSocket): void {
    const { seat } = occupant;
    const screen: Screen = { occupant, socket, seen: null, parts: null, isAlive: true };
    this.#screens.add(screen);
    this.#count(seat);
    socket.on("pong", () => (screen.isAlive = true));
    socket.on("message", (data) => {
      void this.#hear(screen, Buffer.isBuffer(data) ? data.toString("utf8") : "");
    });
    socket.on("error", () => socket.terminate());
    socket.on("close", () => {
      this.#screens.delete(screen);
      this.#count(seat);
    });
  }

  async #hear(screen: Screen, text: string): Promise<void> {
    // Who was sent away may still be speaking.
    if (screen.socket.readyState !== screen.socket.OPEN) return;
    const said = frame.safeParse(parsed(text));
    if (!said.success) return screen.socket.close(1008, "no frame of this service");
    if ("life" in said.data) {
      const { life, version } = said.data;
      screen.seen = life === this.#play.board.life ? version : 0;
      screen.parts = null;
      return this.#tell(screen, true);
    }
    const { number, ...given } = said.data;
    const outcome = await this.#orders.take(screen.occupant, given);
    if (screen.socket.readyState === screen.socket.OPEN)
      screen.socket.send(JSON.stringify({ number, ...outcome }));
  }

  #gather(): void {
    this.#gathering ??= setTimeout(() => this.#tellAll(), GATHER_MS);
  }

  #tellAll(): void {
    this.#gathering = null;
    for (const screen of this.#screens) this.#tell(screen, false);
  }

  /** A screen that cannot follow is left out; it hears the newest of everything when it can. */
  #tell(screen: Screen, always: boolean): void {
    const { occupant, socket, seen, parts } = screen;
    if (seen === null || parts !== null || socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > BACKLOG_BYTES) return;
    screen.parts = this.#play.board.parts(occupant.seat, seen);
    this.#goOn(screen, screen.parts, always);
  }

  /** Tells the next part; the one after it follows when this has left and others had their turn. */
  #goOn(screen: Screen, parts: Generator<Update, Update>, always: boolean): void {
    const { socket } = screen;
    // It may have gone meanwhile, or have begun anew.
    if (screen.parts !== parts || socket.readyState !== socket.OPEN) return;
    const { value: update, done } = parts.next();
    const hasLeft = (): void => void setImmediate(() => this.#goOn(screen, parts, always));
    if (done !== true) return socket.send(JSON.stringify(update), hasLeft);
    screen.parts = null;
    screen.seen = update.version;
    if (always || update.documents.length > 0) socket.send(JSON.stringify(update));
    // What has changed between the parts it has not heard of.
    if (update.version < this.#play.board.version) this.#gather();
  }

  #look(): void {
    for (const screen of this.#screens) {
      if (!screen.isAlive) screen.socket.terminate();
      else screen.socket.ping();
      screen.isAlive = false;
      this.#tell(screen, false);
    }
  }

  #count(seat: Seat): void {
    let screens = 0;
    for (const screen of this.#screens) if (screen.occupant.seat.id === seat.id) screens += 1;
    this.#play.watched(seat, screens);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
