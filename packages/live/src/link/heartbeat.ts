import type { WebSocket } from "ws";

import type { LinkLimits } from "./link-limits.ts";
import type { CancelTimer, Timers } from "./timers.ts";

interface HeartbeatOptions {
  readonly socket: WebSocket;
  readonly timers: Timers;
  readonly limits: LinkLimits;
  /** Called at every beat before the ping: the owner looks after what ages. */
  readonly onBeat: () => void;
  /** Called once when too many beats passed without a sign of life. */
  readonly onDead: () => void;
}

/**
 * Pings one socket and notices when nothing comes back: a host that lost power or a cut cable
 * leaves the connection open and silent on this side for ever. Both ends beat, because either may
 * be the one that still lives.
 */
export class Heartbeat {
  readonly #options: HeartbeatOptions;
  #missed = 0;
  #cancel: CancelTimer;

  constructor(options: HeartbeatOptions) {
    this.#options = options;
    options.socket.on("pong", () => this.heard());
    this.#cancel = this.#schedule();
  }

  /** Anything that arrives is a sign of life, not only a pong. */
  heard(): void {
    this.#missed = 0;
  }

  stop(): void {
    this.#cancel();
  }

  #schedule(): CancelTimer {
    return this.#options.timers.after(this.#options.limits.heartbeat_ms, () => this.#beat());
  }

  #beat(): void {
    const { socket, limits, onBeat, onDead } = this.#options;
    this.#cancel = this.#schedule();
    onBeat();
    if (socket.readyState !== socket.OPEN) {
      return;
    }
    // While this side has stopped reading, a pong cannot be seen and its absence proves nothing.
    if (socket.isPaused) {
      return;
    }
    if (this.#missed >= limits.missed_beats) {
      this.stop();
      onDead();
      return;
    }
    this.#missed += 1;
    socket.ping();
  }
}
