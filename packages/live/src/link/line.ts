import type { Receipt, Reject } from "../wire/index.ts";
import { FrameQueue } from "./frame-queue.ts";
import type { QueuedFrame } from "./frame-queue.ts";
import type { LinkContext } from "./link-context.ts";
import type { Outgoing } from "./outgoing.ts";
import { resendDelay } from "./resend-delay.ts";
import type { CancelTimer } from "./timers.ts";

interface LineOptions {
  readonly context: LinkContext;
  readonly state: string;
  readonly channel: string;
  /** The line has something to send and nothing to send it on. */
  readonly onWant: (line: Line) => void;
  /** Nothing is in flight any more. */
  readonly onEmpty: () => void;
  /** The frame needs no further sending: a receipt, or a rejection that will not change. */
  readonly onDone: (frame: QueuedFrame, answer: Receipt | Reject) => void;
}

/** Everything on its way to one channel of one peer, across the connections that carry it in turn. */
export class Line {
  readonly state: string;
  readonly channel: string;
  /** Attempts to connect that brought no answer to any frame, in a row. */
  failures = 0;
  /** When a frame was last sent or answered, on the timers' clock. */
  usedAt: number;
  readonly #options: LineOptions;
  readonly #held = new Set<string>();
  readonly #waiting = new FrameQueue();
  /** In the order in which they were sent. */
  readonly #inFlight = new Map<string, { readonly frame: QueuedFrame; readonly at: number }>();
  readonly #putOff = new Map<string, CancelTimer>();
  #connection: Outgoing | undefined;
  #draining = false;
  #closed = false;

  constructor(options: LineOptions) {
    this.#options = options;
    this.state = options.state;
    this.channel = options.channel;
    this.usedAt = options.context.timers.now();
  }

  /** Takes a frame, unless it has one of the same key already. @returns whether it is new */
  add(frame: QueuedFrame): boolean {
    if (this.#held.has(frame.key)) {
      return false;
    }
    this.#held.add(frame.key);
    this.#waiting.push(frame);
    this.#next();
    return true;
  }

  get holds(): number {
    return this.#held.size;
  }

  /** Frames that could go out now. */
  get waiting(): number {
    return this.#waiting.size;
  }

  get inFlight(): number {
    return this.#inFlight.size;
  }

  /** When the oldest frame without answer was sent. */
  get oldestInFlight(): number | undefined {
    return this.#inFlight.values().next().value?.at;
  }

  /** Uses a connection from now on. */
  attach(connection: Outgoing): void {
    this.#connection = connection;
    this.#draining = this.#closed;
    this.pump();
  }

  /** The connection is lost: what it did not get an answer for goes out again, first. */
  detach(): void {
    this.#connection = undefined;
    const { context, state } = this.#options;
    const unanswered = this.#inFlight.size;
    if (unanswered > 0 && !this.#closed) context.observer?.resent(state, unanswered);
    this.#waiting.putBack([...this.#inFlight.values()].map(({ frame }) => frame));
    this.#inFlight.clear();
    this.#options.onEmpty();
  }

  /** Sends nothing more on the present connection, so that it runs empty. */
  drain(): void {
    this.#draining = true;
  }

  /** Sends what the connection takes. */
  pump(): void {
    const { timers, limits } = this.#options.context;
    const connection = this.#connection;
    while (
      connection !== undefined &&
      !this.#draining &&
      this.#inFlight.size < limits.window_frames &&
      connection.ready
    ) {
      const frame = this.#waiting.shift();
      if (frame === undefined) {
        return;
      }
      this.usedAt = timers.now();
      this.#inFlight.set(frame.key, { frame, at: this.usedAt });
      connection.say(frame.text);
    }
  }

  /** Takes the peer's answer. An answer to nothing in flight is one that came twice. */
  take(answer: Receipt | Reject): void {
    const { context, onDone, onEmpty } = this.#options;
    const flight = answer.key === null ? undefined : this.#inFlight.get(answer.key);
    if (flight === undefined) {
      return;
    }
    const { frame } = flight;
    this.#inFlight.delete(frame.key);
    this.failures = 0;
    this.usedAt = context.timers.now();
    if (answer.kind === "reject" && answer.error.finality === "indefinite") {
      this.#putOffFrame(frame);
    } else {
      this.#held.delete(frame.key);
      onDone(frame, answer);
    }
    this.pump();
    if (this.#inFlight.size === 0) {
      onEmpty();
    }
  }

  /** Sends nothing more; answers are still taken. */
  close(): void {
    this.#closed = true;
    this.drain();
    this.#putOff.forEach((cancel) => cancel());
    this.#putOff.clear();
  }

  #putOffFrame(frame: QueuedFrame): void {
    const { timers, limits, random, observer } = this.#options.context;
    if (this.#closed) {
      // The host has it still, and hands it over again after the next start.
      return;
    }
    frame.putOff += 1;
    const cancel = timers.after(resendDelay(frame.putOff, random, limits), () => {
      this.#putOff.delete(frame.key);
      observer?.resent(this.state, 1);
      this.#waiting.push(frame);
      this.#next();
    });
    this.#putOff.set(frame.key, cancel);
  }

  #next(): void {
    if (this.#connection === undefined) {
      this.#options.onWant(this);
    } else {
      this.pump();
    }
  }
}
