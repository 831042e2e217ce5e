import { FRAME_LIMITS } from "../wire/index.ts";
import type { Receipt, Reject } from "../wire/index.ts";
import type { ConnectOptions } from "./connect-peer.ts";
import { Dialer } from "./dialer.ts";
import type { QueuedFrame } from "./frame-queue.ts";
import { Line } from "./line.ts";
import type { LinkContext } from "./link-context.ts";

/** What became of a frame that was handed over for sending. Only `queued` and `held` keep it. */
export type SendResult = "queued" | "held" | "overloaded" | "oversize" | "closed";

interface OutboxEvents {
  readonly onReceipt: (key: string) => void;
  readonly onReject: (key: string, error: Reject["error"]) => void;
  readonly onRoom: (state: string) => void;
}

/** Frames and bytes on their way to one peer, over all its channels. */
interface Load {
  frames: number;
  bytes: number;
  /** It refused a frame, and has not emptied to one half since. */
  isFull: boolean;
}

/** Sends frames at least once: each is kept until its receipt or a definite rejection. */
export class Outbox {
  readonly dialer: Dialer;
  readonly #context: LinkContext;
  readonly #events: OutboxEvents;
  /** Those that have frames or a connection: most peers are spoken to seldom. */
  readonly #lines = new Map<string, Line>();
  readonly #loads = new Map<string, Load>();
  #onSettled: (() => void)[] = [];
  #closed = false;

  constructor(context: LinkContext, connecting: ConnectOptions, events: OutboxEvents) {
    this.#context = context;
    this.#events = events;
    this.dialer = new Dialer(context, connecting, (line) => this.#letGo(line));
  }

  send(state: string, channel: string, key: string, text: string): SendResult {
    if (this.#closed) {
      return "closed";
    }
    const bytes = Buffer.byteLength(text);
    if (bytes > FRAME_LIMITS.bytes) {
      return "oversize";
    }
    const load = this.#loadOf(state);
    const { limits } = this.#context;
    if (load.frames >= limits.queue_frames || load.bytes + bytes > limits.queue_bytes) {
      if (!load.isFull) {
        const detail = `${load.frames} frames, ${load.bytes} bytes`;
        this.#context.onIncident({ kind: "queue-full", peer: state, detail });
      }
      load.isFull = true;
      return "overloaded";
    }
    if (!this.#lineOf(state, channel).add({ key, text, bytes, putOff: 0 })) {
      return "held";
    }
    load.frames += 1;
    load.bytes += bytes;
    return "queued";
  }

  get lines(): number {
    return this.#lines.size;
  }

  /** Frames and bytes that wait for an answer, over all peers. */
  get load(): { readonly frames: number; readonly bytes: number } {
    const sum = { frames: 0, bytes: 0 };
    for (const { frames, bytes } of this.#loads.values()) {
      sum.frames += frames;
      sum.bytes += bytes;
    }
    return sum;
  }

  /** Sends nothing more and opens nothing more; answers to what is in flight are still taken. */
  stop(): void {
    this.#closed = true;
    this.dialer.stop();
    this.#lines.forEach((line) => line.close());
  }

  /** Resolves when nothing is in flight. */
  async settled(): Promise<void> {
    if (this.#inFlight() > 0) {
      await new Promise<void>((resolve) => this.#onSettled.push(resolve));
    }
  }

  #inFlight(): number {
    let count = 0;
    for (const line of this.#lines.values()) {
      count += line.inFlight;
    }
    return count;
  }

  #lineOf(state: string, channel: string): Line {
    const name = nameOf(state, channel);
    let line = this.#lines.get(name);
    if (line === undefined) {
      line = new Line({
        context: this.#context,
        state,
        channel,
        onWant: (wanting) => this.dialer.want(wanting),
        onDone: (frame, answer) => this.#done(state, frame, answer),
        onEmpty: () => this.#emptied(),
      });
      this.#lines.set(name, line);
    }
    return line;
  }

  #letGo({ state, channel }: Line): void {
    this.#lines.delete(nameOf(state, channel));
    if (this.#loads.get(state)?.frames === 0) this.#loads.delete(state);
  }

  #loadOf(state: string): Load {
    let load = this.#loads.get(state);
    if (load === undefined) {
      load = { frames: 0, bytes: 0, isFull: false };
      this.#loads.set(state, load);
    }
    return load;
  }

  #done(state: string, frame: QueuedFrame, answer: Receipt | Reject): void {
    const load = this.#loadOf(state);
    load.frames -= 1;
    load.bytes -= frame.bytes;
    if (answer.kind === "receipt") {
      this.#events.onReceipt(frame.key);
    } else {
      this.#events.onReject(frame.key, answer.error);
    }
    const { queue_frames, queue_bytes } = this.#context.limits;
    if (load.isFull && 2 * load.frames <= queue_frames && 2 * load.bytes <= queue_bytes) {
      load.isFull = false;
      this.#events.onRoom(state);
    }
  }

  #emptied(): void {
    if (this.#closed && this.#inFlight() === 0) {
      this.#onSettled.splice(0).forEach((resolve) => resolve());
    }
  }
}

function nameOf(state: string, channel: string): string {
  return JSON.stringify([state, channel]);
}
