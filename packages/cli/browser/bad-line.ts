import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";

export interface LineQuality {
  /** Each way. */
  readonly bytesPerSecond: number;
  /** Each way; half of what a question and its answer take. */
  readonly delayMs: number;
  /** Share of packets that are lost and come again after a second, as TCP sees to. */
  readonly loss: number;
}

/** Bytes of a packet on most lines. */
const PACKET_BYTES = 1_400;
/** After which TCP sends a packet again that nobody confirmed, at the least. */
const AGAIN_MS = 1_000;

/**
 * A line between a browser and a service that is slow, far and bad. What a browser can emulate itself
 * leaves sockets as they are and loses nothing; the kernel's netem is missing from many machines.
 */
export class BadLine {
  readonly #server: Server;
  readonly #quality: LineQuality;
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  readonly #out: Lane;
  readonly #back: Lane;
  /** Nothing that asks for a socket gets through. */
  swallowsSockets = false;
  /** Connections that broke before an answer had come through. */
  broken = 0;
  #breaksNext = false;

  /** Opens a line to a port of this machine. */
  static async open(to: number, quality: LineQuality): Promise<BadLine> {
    const line = new BadLine(to, quality);
    await new Promise<void>((resolve) => void line.#server.listen(0, "127.0.0.1", resolve));
    return line;
  }

  private constructor(to: number, quality: LineQuality) {
    this.#quality = quality;
    this.#out = new Lane(quality, 1);
    this.#back = new Lane(quality, 2);
    this.#server = createServer((near) => this.#join(near, connect(to, "127.0.0.1")));
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get quality(): LineQuality {
    return this.#quality;
  }

  /** The next that the service says breaks its connection instead of coming through. */
  breakNextAnswer(): void {
    this.#breaksNext = true;
  }

  /** All connections break now. */
  cut(): void {
    for (const pair of this.#pairs) for (const end of pair) end.destroy();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #join(near: Socket, far: Socket): void {
    const pair = [near, far] as const;
    this.#pairs.add(pair);
    const part = (): void => {
      this.#pairs.delete(pair);
      for (const end of pair) end.destroy();
    };
    for (const end of pair) end.on("error", part);
    // That an end has closed comes after what it said before.
    near.on("close", () => this.#out.end(far));
    far.on("close", () => this.#back.end(near));
    near.on("data", (data: Buffer) => {
      const asksForSocket = /\r\nupgrade: websocket\r\n/i.test(data.toString("latin1"));
      if (!this.swallowsSockets || !asksForSocket) this.#out.carry(data, far);
    });
    far.on("data", (data: Buffer) => {
      if (!this.#breaksNext) return this.#back.carry(data, near);
      this.#breaksNext = false;
      this.broken += 1;
      part();
    });
  }
}

/** One way of the line, shared by all its connections. */
class Lane {
  readonly #quality: LineQuality;
  #drawn: number;
  #freeAt = 0;
  /** When the last packet of each connection arrives; the next does not overtake it. */
  readonly #waiting = new WeakMap<Socket, (() => void)[]>();
  readonly #lastAt = new WeakMap<Socket, number>();

  constructor(quality: LineQuality, seed: number) {
    this.#quality = quality;
    this.#drawn = seed;
  }

  carry(data: Buffer, to: Socket): void {
    const { bytesPerSecond, delayMs } = this.#quality;
    for (let from = 0; from < data.length; from += PACKET_BYTES) {
      const packet = data.subarray(from, from + PACKET_BYTES);
      this.#freeAt =
        Math.max(performance.now(), this.#freeAt) + (packet.length / bytesPerSecond) * 1_000;
      const arrives = this.#freeAt + delayMs + (this.#isLost() ? AGAIN_MS : 0);
      const at = Math.max(arrives, this.#lastAt.get(to) ?? 0);
      this.#lastAt.set(to, at);
      this.#arrive(to, at, () => to.writable && to.write(packet));
    }
  }

  end(to: Socket): void {
    this.#arrive(to, this.#lastAt.get(to) ?? 0, () => to.end());
  }

  /** Timers count whole milliseconds and may overtake one another; what they let through does not. */
  #arrive(to: Socket, at: number, happen: () => void): void {
    const waiting = this.#waiting.get(to) ?? [];
    this.#waiting.set(to, waiting);
    waiting.push(happen);
    setTimeout(() => waiting.shift()?.(), at - performance.now());
  }

  /** The same packets are lost in each run, so far as they are the same. */
  #isLost(): boolean {
    this.#drawn = (Math.imul(this.#drawn, 1_664_525) + 1_013_904_223) >>> 0;
    return this.#drawn / 2 ** 32 < this.#quality.loss;
  }
}
