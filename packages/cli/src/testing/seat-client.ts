import type { DeskDocument, Order } from "@contactpoint/exercise";

/** Somebody at a desk of a running exercise, without a browser. */
export class SeatClient {
  readonly #origin: string;
  readonly #cookie: string;
  readonly #seen = new Map<string, DeskDocument>();
  #life = "";
  #version = 0;

  /** Opens the link of a seat. */
  static async take(link: string): Promise<SeatClient> {
    const opened = await fetch(link, { redirect: "manual" });
    const [cookie = ""] = opened.headers.getSetCookie().map((text) => text.split(";")[0] ?? "");
    return new SeatClient(new URL(link).origin, cookie);
  }

  private constructor(origin: string, cookie: string) {
    this.#origin = origin;
    this.#cookie = cookie;
  }

  /** What is ordered is carried out, or it throws. */
  async order(order: Order): Promise<void> {
    const origin = this.#origin;
    const headers = { cookie: this.#cookie, origin, "content-type": "application/json" };
    const body = JSON.stringify({ person: "Fay", order });
    const answer = await fetch(`${origin}/api/orders`, { method: "POST", headers, body });
    const outcome = await answer.text();
    if (outcome !== '{"done":true}') throw new Error(`${order.order} was refused: ${outcome}`);
  }

  /** What the seat is given at a path. */
  read(path: string): Promise<Response> {
    return fetch(`${this.#origin}${path}`, { headers: { cookie: this.#cookie } });
  }

  /** Waits until the desk shows something, by the keys of its documents. */
  async until<T>(look: (seen: ReadonlyMap<string, DeskDocument>) => T | undefined): Promise<T> {
    for (;;) {
      const found = look(this.#seen);
      if (found !== undefined) return found;
      await this.#update();
    }
  }

  async #update(): Promise<void> {
    const asked = `life=${this.#life}&version=${this.#version}`;
    const answer = await fetch(`${this.#origin}/api/updates?${asked}`, {
      headers: { cookie: this.#cookie },
    });
    const update = (await answer.json()) as {
      readonly life: string;
      readonly version: number;
      readonly documents: readonly { key: string; document: DeskDocument | null }[];
    };
    if (update.life !== this.#life) this.#seen.clear();
    this.#life = update.life;
    this.#version = update.version;
    for (const { key, document } of update.documents)
      if (document === null) this.#seen.delete(key);
      else this.#seen.set(key, document);
  }
}
