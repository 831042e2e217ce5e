import type { DeskDocument, Order, Outcome, Update } from "@contactpoint/exercise";

/** Milliseconds before a connection that broke is tried again. */
const AGAIN_MS = 200;

interface Waiting {
  readonly frame: string;
  readonly resolve: (outcome: Outcome) => void;
}

/**
 * A screen without a page: takes a seat by its link, keeps what it is shown, and gives orders. It
 * comes back by itself when the connection breaks, and says again what it had no answer to.
 */
export class SeatClient {
  readonly person: string;
  readonly documents = new Map<string, DeskDocument>();
  /** Called after every update, with what came. */
  onUpdate: (update: Update, bytes: number) => void = () => undefined;
  /** Connections opened so far. */
  opened = 0;
  readonly #url: URL;
  readonly #cookie: string;
  readonly #waiting = new Map<number, Waiting>();
  readonly #name = crypto.randomUUID();
  #socket: WebSocket | null = null;
  #life = "";
  #version = 0;
  #numbered = 0;
  #isOver = false;

  /** Opens the link as a browser does, and listens. */
  static async take(link: string, person: string): Promise<SeatClient> {
    const answer = await fetch(link, { redirect: "manual" });
    const [cookie] = answer.headers.getSetCookie();
    if (cookie === undefined) throw new Error(`${link} opens no seat: ${answer.status}`);
    const client = new SeatClient(link, cookie.split(";")[0] ?? "", person);
    client.#open();
    return client;
  }

  private constructor(link: string, cookie: string, person: string) {
    this.#url = new URL("/api/socket", link);
    this.#cookie = cookie;
    this.person = person;
  }

  /** What becomes of an order; it waits for the connection if that is broken. */
  give(order: Order): Promise<Outcome> {
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    const number = ++this.#numbered;
    const id = `${this.#name}-${number}`;
    const frame = JSON.stringify({ number, id, person: this.person, order });
    this.#waiting.set(number, { frame, resolve });
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(frame);
    return promise;
  }

  /** Breaks the connection, which then comes back. */
  drop(): void {
    this.#socket?.close();
  }

  close(): void {
    this.#isOver = true;
    this.#socket?.close();
  }

  #open(): void {
    const { origin, href } = this.#url;
    const headers = { cookie: this.#cookie, origin };
    const socket = new WebSocket(href.replace("http", "ws"), { headers });
    this.#socket = socket;
    socket.addEventListener("open", () => {
      this.opened += 1;
      // Of what was told in parts, and not to the end, nothing counts.
      if (this.#version === 0) this.#life = "";
      socket.send(JSON.stringify({ life: this.#life, version: this.#version }));
      for (const { frame } of this.#waiting.values()) socket.send(frame);
    });
    socket.addEventListener("message", ({ data }) => this.#hear(String(data)));
    socket.addEventListener("error", () => undefined);
    socket.addEventListener("close", () => {
      if (!this.#isOver) setTimeout(() => this.#open(), AGAIN_MS);
    });
  }

  #hear(text: string): void {
    const heard = JSON.parse(text) as Update | ({ readonly number: number } & Outcome);
    if (!("documents" in heard)) {
      const { number, ...outcome } = heard;
      this.#waiting.get(number)?.resolve(outcome as Outcome);
      this.#waiting.delete(number);
      return;
    }
    if (heard.life !== this.#life) this.documents.clear();
    this.#life = heard.life;
    this.#version = heard.version;
    for (const { key, document } of heard.documents)
      if (document === null) this.documents.delete(key);
      else this.documents.set(key, document);
    this.onUpdate(heard, text.length);
  }
}
