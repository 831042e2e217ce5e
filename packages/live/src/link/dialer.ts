import type { CloseName } from "../wire/index.ts";
import { isLasting } from "./close-reason.ts";
import { obstacleTo } from "./connect-peer.ts";
import type { ConnectOptions } from "./connect-peer.ts";
import type { Line } from "./line.ts";
import type { LinkContext } from "./link-context.ts";
import { Outgoing } from "./outgoing.ts";
import { resendDelay } from "./resend-delay.ts";
import type { CancelTimer } from "./timers.ts";

/**
 * Gives connections to the lines that have something to send: on demand, not more than the cap, the
 * least recently used giving way, and after a failure only when the back-off is over.
 */
export class Dialer {
  readonly #context: LinkContext;
  readonly #onIdle: (line: Line) => void;
  #connecting: ConnectOptions;
  /** In the order in which they were opened. */
  readonly #connections = new Map<Line, Outgoing>();
  /** Lines for which there is no place yet, the one that waits longest first. */
  readonly #queue = new Set<Line>();
  readonly #resting = new Map<Line, CancelTimer>();
  #onEmpty: (() => void)[] = [];
  #closed = false;

  /** @param onIdle told of a line that has neither frames nor a connection any more */
  constructor(context: LinkContext, connecting: ConnectOptions, onIdle: (line: Line) => void) {
    this.#context = context;
    this.#onIdle = onIdle;
    this.#connecting = connecting;
  }

  get connections(): ReadonlyMap<Line, Outgoing> {
    return this.#connections;
  }

  /** Connects with another certificate from now on. */
  renew(connecting: ConnectOptions): void {
    this.#connecting = connecting;
  }

  /** The line has frames and no connection. */
  want(line: Line): void {
    const busy = this.#connections.has(line) || this.#queue.has(line) || this.#resting.has(line);
    if (this.#closed || busy) {
      return;
    }
    this.#queue.add(line);
    this.#admit();
    this.#makeRoom();
  }

  /** Opens nothing more. */
  stop(): void {
    this.#closed = true;
    this.#queue.clear();
    this.#resting.forEach((cancel) => cancel());
    this.#resting.clear();
  }

  /** Calls at once whoever rests: the register changed, so that there may be a way now. */
  wake(): void {
    const lines = [...this.#resting.keys()];
    this.#resting.forEach((cancel) => cancel());
    this.#resting.clear();
    for (const line of lines) {
      line.failures = 0;
      this.want(line);
    }
  }

  /** Resolves when no connection is left. */
  async emptied(): Promise<void> {
    if (this.#connections.size > 0) {
      await new Promise<void>((resolve) => this.#onEmpty.push(resolve));
    }
  }

  /** After an answer: a connection that runs empty for another peer may be empty now. */
  answered(line: Line): void {
    const connection = this.#connections.get(line);
    if (this.#leaving.has(line) && line.inFlight === 0) {
      connection?.end("idle", "");
    }
  }

  /** Lines whose connection was chosen to give way. */
  readonly #leaving = new Set<Line>();

  #admit(): void {
    for (const line of this.#queue) {
      if (this.#connections.size >= this.#context.limits.outgoing_connections) {
        return;
      }
      this.#queue.delete(line);
      this.#dial(line);
    }
  }

  #makeRoom(): void {
    while (this.#leaving.size < this.#queue.size) {
      const line = this.#leastNeeded();
      if (line === undefined) {
        return;
      }
      this.#leaving.add(line);
      // The rest of a busy line goes to the end of the queue for places, so that all get a turn.
      line.drain();
      this.answered(line);
    }
  }

  /** The least recently used of the connections with nothing to do, else the one opened first. */
  #leastNeeded(): Line | undefined {
    let oldest: Line | undefined;
    let idle: Line | undefined;
    for (const [line, connection] of this.#connections) {
      if (!connection.open || this.#leaving.has(line)) {
        continue;
      }
      oldest ??= line;
      const free = line.inFlight === 0 && line.waiting === 0;
      if (free && (idle === undefined || line.usedAt < idle.usedAt)) {
        idle = line;
      }
    }
    return idle ?? oldest;
  }

  #dial(line: Line): void {
    const peer = this.#context.peer(line.state);
    const obstacle = obstacleTo(peer, line.channel, this.#connecting);
    if (peer === undefined || obstacle !== undefined) {
      const detail = obstacle ?? "";
      this.#context.onIncident({ kind: "unreachable", peer: line.state, detail });
      this.#rest(line);
      return;
    }
    const connection = new Outgoing({
      context: this.#context,
      state: line.state,
      peer,
      channel: line.channel,
      connecting: this.#connecting,
      onOpen: () => this.#opened(line),
      onAnswer: (answer) => {
        line.take(answer);
        this.answered(line);
      },
      onRoom: () => line.pump(),
      onBeat: () => this.#beat(line),
      onOver: (why) => this.#over(line, why),
    });
    this.#connections.set(line, connection);
  }

  #opened(line: Line): void {
    const connection = this.#connections.get(line);
    if (connection !== undefined) {
      line.attach(connection);
      this.#makeRoom();
    }
  }

  #over(line: Line, why: CloseName | undefined): void {
    const gaveWay = this.#leaving.has(line);
    this.#connections.delete(line);
    this.#leaving.delete(line);
    line.detach();
    this.#admit();
    if (line.holds === 0) {
      this.#onIdle(line);
    } else if (line.waiting > 0) {
      if (gaveWay) {
        this.want(line);
      } else {
        this.#rest(line, why);
      }
    }
    if (this.#connections.size === 0) {
      this.#onEmpty.splice(0).forEach((resolve) => resolve());
    }
  }

  #rest(line: Line, why?: CloseName): void {
    if (this.#closed) {
      return;
    }
    line.failures += 1;
    const { timers, limits, random } = this.#context;
    // What has to change may be at the other end, where this node sees nothing of it.
    const isRefused = why !== undefined && isLasting(why);
    const cap = isRefused ? limits.refused_cap_ms : limits.resend_cap_ms;
    const cancel = timers.after(resendDelay(line.failures, random, limits, cap), () => {
      this.#resting.delete(line);
      this.want(line);
    });
    this.#resting.set(line, cancel);
  }

  #beat(line: Line): void {
    const connection = this.#connections.get(line);
    const { timers, limits } = this.#context;
    const now = timers.now();
    connection?.recheck();
    const oldest = line.oldestInFlight;
    if (oldest !== undefined && now - oldest > limits.receipt_ms) {
      connection?.end("slow-reader", `no receipt for ${Math.round(now - oldest)} ms`);
    } else if (line.holds === 0 && now - line.usedAt > limits.idle_ms) {
      connection?.end("idle", "");
    }
  }
}
