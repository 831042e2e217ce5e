import type { Duplex } from "node:stream";
import type { RawData, WebSocket } from "ws";

import { closeCode } from "../wire/index.ts";
import type { CloseName } from "../wire/index.ts";
import { Heartbeat } from "./heartbeat.ts";
import type { LinkLimits } from "./link-limits.ts";
import type { CancelTimer, Timers } from "./timers.ts";

interface FrameSocketOptions {
  readonly socket: WebSocket;
  /** The stream under the WebSocket, once it is open. */
  readonly stream: () => Duplex | undefined;
  readonly timers: Timers;
  readonly limits: LinkLimits;
  readonly onText: (text: string) => void;
  /** The owner decides what a misbehaving socket means, and calls `end`. */
  readonly onFault: (fault: CloseName, detail: string) => void;
  /** Called once when the connection is over, whoever ended it. */
  readonly onOver: (code: number, reason: string) => void;
  readonly onBeat: () => void;
  /** Room again in the send buffer after `congested` was true. */
  readonly onRoom: () => void;
}

/** A WebSocket that carries text frames, beats, and knows how to stop reading and how to end. */
export class FrameSocket {
  readonly #options: FrameSocketOptions;
  readonly #heartbeat: Heartbeat;
  #ending = false;
  #gathering = false;
  #holdEnds: CancelTimer | undefined;
  #stallEnds: CancelTimer | undefined;
  #cutOff: CancelTimer | undefined;

  constructor(options: FrameSocketOptions) {
    this.#options = options;
    const { socket, timers, limits } = options;
    socket.on("message", (data, isBinary) => this.#heard(data, isBinary));
    socket.on("ping", () => this.#heartbeat.heard());
    socket.on("error", (error) => this.#failed(error));
    socket.on("close", (code, reason) => this.#over(code, reason.toString("utf8")));
    this.#heartbeat = new Heartbeat({
      socket,
      timers,
      limits,
      onBeat: options.onBeat,
      onDead: () => this.#silent(),
    });
  }

  /** Sends one frame. Nothing is sent once the connection is ending. */
  say(text: string): void {
    const { socket, timers, limits, onFault } = this.#options;
    if (this.#ending || socket.readyState !== socket.OPEN) {
      return;
    }
    this.#gather();
    socket.send(text, this.#written);
    if (this.#stallEnds === undefined && this.congested) {
      // Who does not read gets nothing more to answer either, or the receipts would pile up.
      this.#stallEnds = timers.after(limits.slow_reader_ms, () =>
        onFault("slow-reader", `${socket.bufferedAmount} bytes unread`),
      );
      socket.pause();
    }
  }

  /** More is waiting in the send buffer than it should hold. */
  get congested(): boolean {
    return this.#options.socket.bufferedAmount > this.#options.limits.buffered_bytes;
  }

  /**
   * Reads nothing for `span` ms. TCP then makes the peer wait. What was already read still comes.
   * @returns whether it was reading until now
   */
  hold(span: number): boolean {
    const wasReading = this.#holdEnds === undefined;
    this.#holdEnds?.();
    this.#options.socket.pause();
    this.#holdEnds = this.#options.timers.after(span, () => {
      this.#holdEnds = undefined;
      this.#resume();
    });
    return wasReading;
  }

  /** Closes with a code and its reason; what still arrives is not passed on. */
  end(name: CloseName): void {
    if (this.#ending) {
      return;
    }
    this.#ending = true;
    const { socket, timers, limits } = this.#options;
    this.#stopTimers();
    // The answer to the close has to be read. A socket that was cut while it connected has no
    // reader, and says that it is closing.
    if (socket.readyState === socket.OPEN) socket.resume();
    this.#cutOff = timers.after(limits.closing_ms, () => socket.terminate());
    const { code, sentence } = closeCode(name);
    socket.close(code, sentence);
  }

  /** Breaks the connection at once, without a word. */
  cut(): void {
    this.#options.socket.terminate();
  }

  /** Lets everything that is said in this turn leave in one call of the system. */
  #gather(): void {
    const stream = this.#options.stream();
    if (this.#gathering || stream === undefined) {
      return;
    }
    this.#gathering = true;
    stream.cork();
    process.nextTick(() => {
      this.#gathering = false;
      stream.uncork();
    });
  }

  #heard(data: RawData, isBinary: boolean): void {
    this.#heartbeat.heard();
    if (this.#ending) {
      return;
    }
    if (isBinary || !Buffer.isBuffer(data)) {
      this.#options.onFault("not-text", "a binary frame");
      return;
    }
    this.#options.onText(data.toString("utf8"));
  }

  #failed(error: Error): void {
    const code = "code" in error ? String(error.code) : "";
    if (code.startsWith("WS_ERR_")) {
      // The layer below has closed already, with 1002, 1007 or 1009, before it read the rest.
      const fault = code.endsWith("_LENGTH") ? "oversize" : "protocol-violation";
      this.#options.onFault(fault, error.message);
    }
  }

  readonly #written = (): void => {
    if (this.#stallEnds !== undefined && !this.congested) {
      this.#stallEnds();
      this.#stallEnds = undefined;
      this.#resume();
      this.#options.onRoom();
    }
  };

  #resume(): void {
    if (this.#holdEnds === undefined && this.#stallEnds === undefined) {
      this.#options.socket.resume();
    }
  }

  /** Nobody is there to read a close frame; it is written for the record, and the socket cut. */
  #silent(): void {
    this.#options.onFault("heartbeat-missed", "no answer to pings");
    this.cut();
  }

  #stopTimers(): void {
    this.#heartbeat.stop();
    this.#holdEnds?.();
    this.#stallEnds?.();
    this.#cutOff?.();
  }

  #over(code: number, reason: string): void {
    this.#ending = true;
    this.#stopTimers();
    this.#options.onOver(code, reason);
  }
}
