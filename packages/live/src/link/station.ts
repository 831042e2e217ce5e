import { randomBytes, randomInt } from "node:crypto";

import { HostGuard, tlsContext } from "../trust/index.ts";
import type { TlsCredentials } from "../trust/index.ts";
import { toBase64url } from "../wire/index.ts";
import type { Reject } from "../wire/index.ts";
import { Intake } from "./intake.ts";
import type { OnFrame } from "./intake.ts";
import type { LinkContext } from "./link-context.ts";
import { LINK_LIMITS } from "./link-limits.ts";
import type { LinkLimits } from "./link-limits.ts";
import { Listener } from "./listener.ts";
import { Outbox } from "./outbox.ts";
import type { SendResult } from "./outbox.ts";
import { systemTimers } from "./timers.ts";

/** What a node tells its station, and is told by it. */
export interface StationOptions
  extends
    Pick<LinkContext, "state" | "signKey" | "peer" | "register" | "onIncident">,
    Partial<Pick<LinkContext, "timers" | "random" | "nonce" | "observer">> {
  /** Paths of the channels that this node serves, as in `/channels/email`. */
  readonly channels: readonly string[];
  readonly onFrame: OnFrame;
  /** The peer has stored the frame of this key. */
  readonly onReceipt: (key: string) => void;
  /** The peer will never take the frame of this key. */
  readonly onReject: (key: string, error: Reject["error"]) => void;
  /** The queue of a peer that was `overloaded` has emptied to one half. */
  readonly onRoom: (state: string) => void;
  /** Absent: plain sockets, for exercises on one host. */
  readonly tls?: TlsCredentials;
  /** Which hosts may be called; only this machine unless others are named. */
  readonly guard?: HostGuard;
  readonly limits?: Partial<LinkLimits>;
}

/** Counts of a station at one moment. */
interface StationStatus {
  /** Connections of peers that have proved themselves. */
  readonly incoming: number;
  /** Connections in the handshake, or closing. */
  readonly unproved: number;
  readonly outgoing: number;
  /** Channels of peers that have frames waiting or a connection. */
  readonly lines: number;
  /** Frames and bytes without receipt. */
  readonly frames: number;
  readonly bytes: number;
  /** Frames of peers that the host is working on. */
  readonly in_hand: number;
}

/**
 * The sockets of one node. It carries frames between this node and the peers of the register, at
 * least once and without looking into them; what they mean, and that they survive a crash of this
 * process, is the host's affair: after a start it hands its unreceipted frames over again.
 */
export class Station {
  readonly #context: LinkContext;
  readonly #intake: Intake;
  readonly #listener: Listener;
  readonly #outbox: Outbox;
  readonly #guard: HostGuard;
  readonly #secure: boolean;
  #closing: Promise<void> | undefined;

  constructor(options: StationOptions) {
    this.#context = contextOf(options);
    this.#secure = options.tls !== undefined;
    this.#intake = new Intake(this.#context, options.onFrame);
    this.#listener = new Listener({
      context: this.#context,
      channels: options.channels,
      intake: this.#intake,
      tls: options.tls,
    });
    this.#guard = options.guard ?? new HostGuard();
    const secureContext = options.tls && tlsContext(options.tls);
    this.#outbox = new Outbox(this.#context, { guard: this.#guard, secureContext }, options);
  }

  /**
   * Begins to take connections. @returns the port, which the system chose if 0 was asked for
   * @throws the system's error, as EADDRINUSE
   */
  listen({ host, port }: { readonly host: string; readonly port: number }): Promise<number> {
    return this.#listener.listen(host, port);
  }

  /**
   * Sends a frame to a channel of a peer, at least once: over reconnects and until a receipt or a
   * definite rejection, of which the callbacks tell. A key that is already on its way is `held`.
   * A peer that the register does not name at present is waited for.
   * @param text a `deliver` frame of that key; where it is not, the peer's answer is not recognised
   */
  send(state: string, channel: string, key: string, text: string): SendResult {
    return this.#outbox.send(state, channel, key, text);
  }

  /**
   * To be called when the register changed: whom it no longer names so is cut off now, and whoever
   * was out of reach is called again.
   */
  registerChanged(): void {
    this.#listener.connections.forEach((connection) => connection.recheck());
    this.#outbox.dialer.connections.forEach((connection) => connection.recheck());
    this.#outbox.dialer.wake();
  }

  /**
   * Goes on with other TLS credentials, such as a newer list of revoked certificates. Connections
   * that are open stay: whoever is revoked is cut off by the register.
   * @throws if the station was made without TLS, or a part cannot be read
   */
  renewTls(tls: TlsCredentials): void {
    if (!this.#secure) {
      throw new TypeError("A station without TLS cannot begin to speak it.");
    }
    const secureContext = tlsContext(tls);
    this.#listener.renew(tls);
    this.#outbox.dialer.renew({ guard: this.#guard, secureContext });
  }

  get status(): StationStatus {
    const all = [...this.#listener.connections];
    const incoming = all.filter(({ proven }) => proven !== undefined).length;
    return {
      incoming,
      unproved: all.length - incoming,
      outgoing: this.#outbox.dialer.connections.size,
      lines: this.#outbox.lines,
      ...this.#outbox.load,
      in_hand: this.#intake.size,
    };
  }

  /** Breaks all connections with a peer without a word. For tests and drills. @returns how many */
  terminate(state: string): number {
    const broken = this.#sockets().filter((socket) => socket.state === state);
    broken.forEach((socket) => socket.cut());
    return broken.length;
  }

  /** Breaks one connection, drawn at random. For tests and drills. @returns whether there was one */
  killRandomSocket(): boolean {
    const sockets = this.#sockets();
    const drawn = sockets[Math.floor(this.#context.random() * sockets.length)];
    drawn?.cut();
    return drawn !== undefined;
  }

  /**
   * Shuts down in good order: takes and sends nothing new, waits for the receipts of what is in
   * flight and for the host's work on what came in, then says goodbye. The wait has a limit.
   */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#listener.stop();
    this.#outbox.stop();
    await this.#atMost(
      this.#context.limits.farewell_ms,
      Promise.all([this.#intake.settled(), this.#outbox.settled()]),
    );
    this.#listener.connections.forEach((connection) => connection.end("shutting-down", ""));
    const { dialer } = this.#outbox;
    dialer.connections.forEach((connection) => connection.end("shutting-down", ""));
    await Promise.all([this.#listener.emptied(), dialer.emptied()]);
  }

  async #atMost(span: number, work: Promise<unknown>): Promise<void> {
    await new Promise<void>((resolve) => {
      const cancel = this.#context.timers.after(span, resolve);
      void work.then(() => {
        cancel();
        resolve();
      });
    });
  }

  #sockets(): { readonly state: string | undefined; readonly cut: () => void }[] {
    const incoming = [...this.#listener.connections].map((connection) => ({
      state: connection.proven,
      cut: () => connection.cut(),
    }));
    const outgoing = [...this.#outbox.dialer.connections].map(([line, connection]) => ({
      state: line.state,
      cut: () => connection.cut(),
    }));
    return [...incoming, ...outgoing];
  }
}

/** 2^32 steps are fine enough for jitter. */
const STEPS = 2 ** 32;

function contextOf(options: StationOptions): LinkContext {
  const { state, signKey, peer, register, onIncident } = options;
  return {
    state,
    signKey,
    peer,
    register,
    onIncident,
    observer: options.observer,
    limits: { ...LINK_LIMITS, ...options.limits },
    timers: options.timers ?? systemTimers(),
    random: options.random ?? (() => randomInt(STEPS) / STEPS),
    nonce: options.nonce ?? (() => toBase64url(randomBytes(32))),
  };
}
