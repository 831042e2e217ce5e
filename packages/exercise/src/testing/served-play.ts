import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { WebSocket } from "ws";
import { SeatLinks } from "../access/index.ts";
import { Board } from "../desk/index.ts";
import type { Order } from "../log/index.ts";
import type { Seat } from "../seats/index.ts";
import {
  type ExercisePlay,
  ExerciseService,
  type Player,
  type ServiceOptions,
  StaticFiles,
} from "../service/index.ts";

const SEATS: readonly Seat[] = [
  { id: "facilitator", role: "facilitator", states: [], post: "" },
  { id: "XA/duty-officer", role: "player", states: ["XA"], post: "duty-officer" },
  { id: "evaluator/1", role: "evaluator", states: [], post: "" },
  { id: "observer/1", role: "observer", states: [], post: "" },
];

export interface Served {
  readonly board: Board;
  /** What it was asked, in order. */
  readonly performed: readonly { readonly player: Player; readonly order: Order }[];
  /** How many screens each seat has open. */
  readonly screens: ReadonlyMap<string, number>;
  readonly links: SeatLinks;
  readonly service: ExerciseService;
  readonly port: number;
  readonly origin: string;
  readonly cookie: (seat: string) => string;
  readonly sockets: WebSocket[];
  close(): Promise<void>;
}

/** A service with a play that only notes what it is asked. */
export async function servePlay(
  more: Partial<ServiceOptions> = {},
  seats = SEATS,
): Promise<Served> {
  const board = new Board("life");
  const performed: { readonly player: Player; readonly order: Order }[] = [];
  const screens = new Map<string, number>();
  const play: ExercisePlay = {
    board,
    seats,
    perform: (player, order) => {
      performed.push({ player, order });
      return Promise.resolve({ done: true });
    },
    watched: (seat, count) => void screens.set(seat.id, count),
    lookUp: (seat, path) => {
      if (path === "/api/broken") throw new Error("this is broken");
      return path === "/api/own" ? { of: seat.id } : undefined;
    },
  };
  const links = new SeatLinks(randomBytes(32));
  const page = Buffer.from("<!doctype html><title>EXERCISE</title>");
  const pages = new StaticFiles(
    new Map([["/index.html", { type: "text/html", plain: page, gzip: page, isFixed: false }]]),
  );
  const service = new ExerciseService({
    play,
    links,
    pages,
    hostNames: [],
    isSecure: false,
    // The service's clock stands: nobody is forgiven for slowness of the machine.
    now: () => 0,
    ...more,
  });
  const port = await service.listen(0, "127.0.0.1");
  const sockets: WebSocket[] = [];
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.terminate();
    await service.close();
  };
  const origin = `http://127.0.0.1:${port}`;
  const cookie = (seat: string): string => `contactpoint-seat=${links.sessionOf(seat)}`;
  return { board, performed, screens, links, service, port, origin, cookie, sockets, close };
}

export function post(
  { origin, cookie }: Served,
  seat: string,
  body: unknown,
  headers = {},
): Promise<Response> {
  return fetch(`${origin}/api/orders`, {
    method: "POST",
    headers: { "content-type": "application/json", origin, cookie: cookie(seat), ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

export async function screen(
  { port, origin, cookie, sockets }: Served,
  seat: string,
): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/api/socket`, {
    headers: { cookie: cookie(seat) },
    origin,
  });
  sockets.push(socket);
  await once(socket, "open");
  return socket;
}

export async function heard<T>(socket: WebSocket): Promise<T> {
  const [data] = (await once(socket, "message")) as [Buffer];
  return JSON.parse(data.toString("utf8")) as T;
}

export const PAUSE = { order: "clock", do: { act: "pause" } };
