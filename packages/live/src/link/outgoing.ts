import type { Socket } from "node:net";
import { WebSocket } from "ws";

import { offeredProtocols, parseFrame } from "../wire/index.ts";
import type { Challenge, CloseName, Frame, Receipt, Reject } from "../wire/index.ts";
import { closeNameOf, isRefusal } from "./close-reason.ts";
import { connectPeer } from "./connect-peer.ts";
import type { ConnectOptions } from "./connect-peer.ts";
import { FrameSocket } from "./frame-socket.ts";
import { compareRegisters, greet, prove } from "./handshake.ts";
import type { LinkContext } from "./link-context.ts";
import { changeOf } from "./link-peer.ts";
import type { LinkPeer } from "./link-peer.ts";
import { readerLimits } from "./reader-limits.ts";
import type { CancelTimer } from "./timers.ts";

interface OutgoingOptions {
  readonly context: LinkContext;
  readonly state: string;
  readonly peer: LinkPeer;
  readonly channel: string;
  readonly connecting: ConnectOptions;
  readonly onOpen: () => void;
  readonly onAnswer: (answer: Receipt | Reject) => void;
  readonly onRoom: () => void;
  readonly onBeat: () => void;
  /** `why`: who ended it said so; undefined where the connection was lost. */
  readonly onOver: (why: CloseName | undefined) => void;
}

type Phase = "connecting" | "greeting" | "proving" | "open" | "over";

/**
 * A connection that this node opened to deliver on one channel of one peer. Deliveries go only this
 * way and answers only back: the two ends may then open, cap and lose their connections without
 * agreeing on who owns one, and a frame from the other node always comes over a connection on which
 * that node has proved itself to the channel that it means.
 */
export class Outgoing {
  readonly #options: OutgoingOptions;
  readonly #socket: FrameSocket;
  readonly #handshakeLate: CancelTimer;
  readonly #nonce: string;
  #phase: Phase = "connecting";
  #ended: CloseName | undefined;
  #error = "";
  #stream: Socket | undefined;
  #greetedAt = 0;
  #wasOpen = false;

  constructor(options: OutgoingOptions) {
    this.#options = options;
    const { timers, limits } = options.context;
    this.#nonce = options.context.nonce();
    const socket = this.#dial();
    socket.on("open", () => this.#greet());
    socket.on("error", (error) => {
      this.#error = error.message;
    });
    this.#socket = new FrameSocket({
      socket,
      stream: () => this.#stream,
      timers,
      limits,
      onText: (text) => this.#read(text),
      onFault: (fault, detail) => this.end(fault, detail),
      onOver: (code, reason) => this.#over(code, reason),
      onBeat: options.onBeat,
      onRoom: options.onRoom,
    });
    this.#handshakeLate = timers.after(limits.handshake_ms, () => {
      this.end("handshake-timeout", `still ${this.#phase}`);
    });
  }

  /** Frames may go out now. */
  get ready(): boolean {
    return this.#phase === "open" && !this.#socket.congested;
  }

  get open(): boolean {
    return this.#phase === "open";
  }

  say(text: string): void {
    this.#socket.say(text);
  }

  /** Closes with a code; a refusal is reported. */
  end(name: CloseName, detail: string): void {
    if (this.#ended !== undefined || this.#phase === "over") {
      return;
    }
    this.#ended = name;
    this.#phase = "over";
    this.#handshakeLate();
    if (isRefusal(name)) {
      this.#options.context.onIncident({ kind: name, peer: this.#options.state, detail });
    }
    this.#socket.end(name);
  }

  cut(): void {
    this.#socket.cut();
  }

  /** Ends the connection if the register no longer names the peer so. */
  recheck(): void {
    const { context, state, peer } = this.#options;
    const changed = changeOf(peer, context.peer(state));
    if (changed !== undefined) {
      this.end(changed, state);
    }
  }

  #dial(): WebSocket {
    const { peer, channel, connecting } = this.#options;
    return new WebSocket(`${peer.endpoint}${channel}`, offeredProtocols(), {
      perMessageDeflate: false,
      ...readerLimits(),
      followRedirects: false,
      createConnection: () => {
        this.#stream = connectPeer(peer, connecting, this.#mismatched);
        return this.#stream;
      },
    });
  }

  readonly #mismatched = (): void => {
    const { state } = this.#options;
    this.end("proof-failed", `not the certificate of ${state}`);
  };

  #greet(): void {
    if (this.#phase !== "connecting") {
      return;
    }
    this.#phase = "greeting";
    this.#greetedAt = this.#options.context.timers.now();
    this.#say(greet(this.#options.context, this.#nonce));
  }

  #read(text: string): void {
    const { frame } = parseFrame(text);
    if (this.#phase === "open") {
      if (frame?.kind === "receipt" || frame?.kind === "reject") {
        this.#options.onAnswer(frame);
      } else {
        this.end("protocol-violation", `${frame?.kind ?? "no frame"} to the opening side`);
      }
    } else if (this.#phase === "greeting" && frame?.kind === "challenge") {
      this.#challenged(frame);
    } else if (this.#phase === "proving" && frame?.kind === "welcome") {
      this.#phase = "open";
      this.#handshakeLate();
      this.#opened();
    } else {
      this.end("protocol-violation", `${frame?.kind ?? "no frame"} while ${this.#phase}`);
    }
  }

  #opened(): void {
    const { context, state, channel, onOpen } = this.#options;
    this.#wasOpen = true;
    const seconds = (context.timers.now() - this.#greetedAt) / 1000;
    context.observer?.opened(state, channel, seconds);
    onOpen();
  }

  #challenged(given: Challenge): void {
    const { context, state, peer, channel } = this.#options;
    const proof = prove(context, { state, peer, channel }, this.#nonce, given);
    if ("refused" in proof) {
      this.end(proof.refused, proof.detail);
      return;
    }
    const conflict = compareRegisters(context, state, given.register);
    if (conflict !== undefined) {
      this.end(conflict.refused, conflict.detail);
      return;
    }
    this.#phase = "proving";
    this.#say(proof);
  }

  #say(frame: Frame): void {
    this.#socket.say(JSON.stringify(frame));
  }

  #over(code: number, reason: string): void {
    const wasOpen = this.#phase === "open";
    this.#phase = "over";
    this.#handshakeLate();
    if (this.#ended === undefined) {
      this.#report(code, reason, wasOpen);
    }
    const { context, state, channel, onOver } = this.#options;
    if (this.#wasOpen) context.observer?.closed(state, channel);
    onOver(this.#ended ?? closeNameOf(code));
  }

  #report(code: number, reason: string, wasOpen: boolean): void {
    const { context, state } = this.#options;
    const name = closeNameOf(code);
    if (name !== undefined && isRefusal(name)) {
      context.onIncident({ kind: "closed-by-peer", peer: state, detail: `${code} ${name}` });
    } else if (name === undefined) {
      const kind = wasOpen ? "connection-lost" : "unreachable";
      const detail = this.#error === "" ? `${code} ${reason}`.trim() : this.#error;
      context.onIncident({ kind, peer: state, detail });
    }
  }
}
