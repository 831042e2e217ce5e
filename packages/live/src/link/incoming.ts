import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";

import { parseFrame, rejectOf } from "../wire/index.ts";
import type {
  Challenge,
  CloseName,
  Frame,
  Hello,
  HopEnvelope,
  Proof,
  WireError,
} from "../wire/index.ts";
import { isRefusal } from "./close-reason.ts";
import { FrameSocket } from "./frame-socket.ts";
import { challenge, compareRegisters, isProven } from "./handshake.ts";
import type { Intake } from "./intake.ts";
import type { HeldRegister, LinkContext } from "./link-context.ts";
import { changeOf, sameFingerprint } from "./link-peer.ts";
import type { LinkPeer } from "./link-peer.ts";
import type { CancelTimer } from "./timers.ts";
import type { TokenBucket } from "./token-bucket.ts";

interface IncomingOptions {
  readonly context: LinkContext;
  readonly socket: WebSocket;
  readonly stream: Duplex;
  readonly channel: string;
  /** SHA-256 of the client's certificate; undefined without TLS. */
  readonly fingerprint: string | undefined;
  readonly intake: Intake;
  /** The peer's bucket, shared by its connections. */
  readonly bucketOf: (peer: string) => TokenBucket;
  /** Called when the peer has proved itself. Returns why there is no place for it, if so. */
  readonly onProven: (
    incoming: Incoming,
  ) => { readonly refused: CloseName; readonly detail: string } | undefined;
  readonly onOver: (incoming: Incoming) => void;
}

type Phase =
  | { readonly name: "expecting-hello" }
  | {
      readonly name: "expecting-proof";
      readonly state: string;
      readonly peer: LinkPeer;
      readonly challenge: Challenge;
      readonly register: HeldRegister;
    }
  | { readonly name: "open"; readonly state: string; readonly peer: LinkPeer }
  | { readonly name: "over" };

/** A connection that another node opened: it brings deliveries and takes answers away. */
export class Incoming {
  readonly channel: string;
  readonly #options: IncomingOptions;
  readonly #socket: FrameSocket;
  readonly #handshakeLate: CancelTimer;
  #phase: Phase = { name: "expecting-hello" };
  #unanswered = 0;
  #malformed = 0;
  #usedAt: number;

  constructor(options: IncomingOptions) {
    this.#options = options;
    this.channel = options.channel;
    const { timers, limits } = options.context;
    this.#usedAt = timers.now();
    this.#socket = new FrameSocket({
      socket: options.socket,
      stream: () => options.stream,
      timers,
      limits,
      onText: (text) => this.#read(text),
      onFault: (fault, detail) => this.end(fault, detail),
      onOver: () => this.#over(),
      onBeat: () => this.recheck(),
      onRoom: () => {},
    });
    this.#handshakeLate = timers.after(limits.handshake_ms, () => {
      this.end("handshake-timeout", `still ${this.#phase.name}`);
    });
  }

  /** The State at the other end, once it is proved. */
  get proven(): string | undefined {
    return this.#phase.name === "open" ? this.#phase.state : undefined;
  }

  /** Whether it ended, though the closing handshake may still go on. */
  get over(): boolean {
    return this.#phase.name === "over";
  }

  /** Closes with a code; a refusal is reported. */
  end(name: CloseName, detail: string): void {
    const phase = this.#phase;
    if (phase.name === "over") {
      return;
    }
    if (isRefusal(name)) {
      const peer = phase.name === "expecting-hello" ? null : phase.state;
      this.#options.context.onIncident({ kind: name, peer, detail });
    }
    this.#phase = { name: "over" };
    this.#handshakeLate();
    this.#socket.end(name);
  }

  cut(): void {
    this.#socket.cut();
  }

  /** Ends the connection if the register no longer names the peer so, or if it is long unused. */
  recheck(): void {
    const phase = this.#phase;
    const { context } = this.#options;
    if (phase.name !== "open") {
      return;
    }
    const changed = changeOf(phase.peer, context.peer(phase.state));
    if (changed !== undefined) {
      this.end(changed, phase.state);
    } else if (context.timers.now() - this.#usedAt > 2 * context.limits.idle_ms) {
      // The opener closes an idle connection first; this is for one that does not.
      this.end("idle", "");
    }
  }

  #over(): void {
    this.#phase = { name: "over" };
    this.#handshakeLate();
    this.#options.onOver(this);
  }

  #read(text: string): void {
    const phase = this.#phase;
    if (phase.name === "open") {
      this.#receive(phase.state, text);
      return;
    }
    if (text.length > this.#options.context.limits.handshake_bytes) {
      this.end("oversize", `${text.length} characters before the handshake`);
      return;
    }
    const { frame } = parseFrame(text);
    if (phase.name === "expecting-hello" && frame?.kind === "hello") {
      this.#greeted(frame);
    } else if (phase.name === "expecting-proof" && frame?.kind === "proof") {
      this.#proved(phase, frame);
    } else {
      this.end("protocol-violation", `${frame?.kind ?? "no frame"} while ${phase.name}`);
    }
  }

  #greeted(hello: Hello): void {
    const { context, fingerprint } = this.#options;
    const answer = challenge(context, this.channel, hello);
    if ("refused" in answer) {
      this.end(answer.refused, answer.detail);
      return;
    }
    const { node: state, register } = hello;
    this.#phase = { name: "expecting-proof", state, register, ...answer };
    if (!sameFingerprint(answer.peer.tlsFingerprint, fingerprint)) {
      this.end("proof-failed", `not the certificate of ${state}`);
      return;
    }
    this.#say(answer.challenge);
  }

  #proved(phase: Phase & { readonly name: "expecting-proof" }, proof: Proof): void {
    const { context, onProven } = this.#options;
    const { state, peer } = phase;
    if (!isProven(context, { state, peer, channel: this.channel }, phase.challenge, proof)) {
      this.end("proof-failed", `not the signature of ${state}`);
      return;
    }
    // The register may have changed since the hello.
    const changed = changeOf(peer, context.peer(state));
    if (changed !== undefined) {
      this.end(changed, state);
      return;
    }
    this.#phase = { name: "open", state, peer };
    const refusal = compareRegisters(context, state, phase.register) ?? onProven(this);
    if (refusal !== undefined) {
      this.end(refusal.refused, refusal.detail);
      return;
    }
    this.#handshakeLate();
    this.#say({ kind: "welcome" });
  }

  #receive(state: string, text: string): void {
    const { context, bucketOf, intake } = this.#options;
    const now = context.timers.now();
    this.#usedAt = now;
    const wait = bucketOf(state).take(now);
    if (wait > 0 && this.#socket.hold(wait)) {
      context.onIncident({ kind: "slowed-down", peer: state, detail: `${wait} ms` });
    }
    const { frame, error } = parseFrame(text);
    if (error !== undefined) {
      this.#unreadable(state, error);
      return;
    }
    if (frame.kind !== "deliver") {
      this.end("protocol-violation", `${frame.kind} to the serving side`);
      return;
    }
    const misdirected = this.#misdirected(state, frame);
    if (misdirected !== undefined) {
      this.#reject(state, misdirected);
      return;
    }
    if (this.#unanswered >= context.limits.window_frames) {
      this.end("flood", `${this.#unanswered} frames unanswered`);
      return;
    }
    this.#unanswered += 1;
    void intake.take(state, this.channel, frame, text).then((answer) => {
      this.#unanswered -= 1;
      this.#say(answer);
    });
  }

  #misdirected(state: string, { key, from, to }: HopEnvelope): WireError | undefined {
    if (from !== state) {
      return { name: "hop-forged", detail: `the connection is that of ${state}`, key };
    }
    const own = this.#options.context.state;
    return to === own ? undefined : { name: "not-addressed-here", detail: `this is ${own}`, key };
  }

  /** A frame that cannot be read gets a reason, so that an honest peer can be mended; then no more. */
  #unreadable(state: string, error: WireError): void {
    if (error.name === "oversize") {
      this.end("oversize", error.detail);
      return;
    }
    this.#malformed += 1;
    this.#reject(state, error);
    if (this.#malformed >= this.#options.context.limits.malformed_frames) {
      this.end("malformed", `${this.#malformed} frames could not be read`);
    }
  }

  #reject(peer: string, error: WireError): void {
    const detail = `${error.name}: ${error.detail}`;
    this.#options.context.onIncident({ kind: "frame-rejected", peer, detail });
    this.#say(rejectOf(error));
  }

  #say(frame: Frame): void {
    this.#socket.say(JSON.stringify(frame));
  }
}
