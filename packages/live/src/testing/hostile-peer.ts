import { WebSocket } from "ws";
import type { ClientOptions } from "ws";
import type { TlsCredentials } from "../trust/index.ts";
import {
  type Challenge,
  type Frame,
  type HandshakeStatement,
  type Hello,
  offeredProtocols,
  parseFrame,
  signHandshake,
  type SigningKey,
  spokenVersions,
} from "../wire/index.ts";

export interface PeerOptions {
  /** This machine unless said. */
  readonly host?: string;
  readonly port: number;
  /** As whom it introduces itself. */
  readonly state: string;
  /** Whom it calls. */
  readonly victim: string;
  /** Name of the channel. */
  readonly channel: string;
  /** What it signs its proof with. */
  readonly signing: SigningKey;
  readonly tls: Pick<TlsCredentials, "key" | "certificate" | "authority">;
  /** The register it says that it holds. */
  readonly held: Hello["register"];
  readonly versions?: string[];
  readonly protocols?: string[];
  readonly client?: ClientOptions;
}

/** What came from the node, or that it closed. */
export type Answer = Frame | { readonly kind: "closed"; readonly code: number };

/** A client over TLS that does as it is told: what an attacker may do, or an honest peer. */
export class HostilePeer {
  readonly socket: WebSocket;
  /** The code of the close; 1006 where there was none. */
  readonly closed: Promise<number>;
  /** Every text that the node said, as it came. */
  readonly heard: string[] = [];
  readonly #options: PeerOptions;
  readonly #waiting: string[] = [];
  #onHeard: (() => void) | undefined;

  constructor(options: PeerOptions) {
    this.#options = options;
    const { host = "127.0.0.1", port, channel, tls, client } = options;
    const { protocols = offeredProtocols() } = options;
    this.socket = new WebSocket(`wss://${host}:${port}/channels/${channel}`, protocols, {
      key: tls.key,
      cert: tls.certificate,
      ca: tls.authority,
      perMessageDeflate: false,
      ...client,
    });
    this.socket.on("error", () => undefined);
    this.socket.on("message", (data) => {
      const text = Buffer.isBuffer(data) ? data.toString("utf8") : "";
      this.heard.push(text);
      this.#waiting.push(text);
      this.#onHeard?.();
    });
    this.closed = new Promise((resolve) => {
      this.socket.on("close", resolve);
    });
  }

  /** Resolves when the WebSocket is open or was refused, before any frame. */
  async opened(): Promise<this> {
    const opened = new Promise((resolve) => {
      this.socket.on("open", resolve);
    });
    await Promise.race([opened, this.closed]);
    return this;
  }

  /** The whole handshake. */
  async shakeHands(): Promise<this> {
    const challenge = await this.greet();
    if (challenge.kind !== "challenge") throw new TypeError(`no challenge: ${label(challenge)}`);
    this.say({ kind: "proof", signature: this.proof(challenge) });
    const welcome = await this.next();
    if (welcome.kind !== "welcome") throw new TypeError(`no welcome: ${label(welcome)}`);
    return this;
  }

  /** Says hello. @returns the answer */
  greet(): Promise<Answer> {
    const { state, held, versions = spokenVersions() } = this.#options;
    this.say({ kind: "hello", node: state, versions, nonce: "A".repeat(43), register: held });
    return this.next();
  }

  /** What it signs to answer a challenge. */
  proof(challenge: Challenge): string {
    const { state, victim, channel, signing } = this.#options;
    const statement: HandshakeStatement = {
      role: "client",
      node: state,
      peer: victim,
      nonce: challenge.nonce,
      channel: `/channels/${channel}`,
      version: challenge.version,
    };
    return signHandshake(statement, signing);
  }

  say(frame: Frame | string): void {
    this.socket.send(typeof frame === "string" ? frame : JSON.stringify(frame));
  }

  /** Says something and waits for what comes next. */
  ask(frame: Frame | string): Promise<Answer> {
    this.say(frame);
    return this.next();
  }

  async next(): Promise<Answer> {
    const heard = new Promise<void>((resolve) => {
      this.#onHeard = resolve;
    });
    const code = this.#waiting.length > 0 ? undefined : await Promise.race([heard, this.closed]);
    const text = this.#waiting.shift();
    if (text === undefined) return { kind: "closed", code: code ?? 0 };
    const { frame, error } = parseFrame(text);
    if (error !== undefined) throw new TypeError(`the node said what is no frame: ${error.detail}`);
    return frame;
  }

  /** Breaks the connection without a word. */
  async cut(): Promise<void> {
    this.socket.terminate();
    await this.closed;
  }
}

/** An answer in a word: a receipt, the name of an error, the code of a close. */
export function label(answer: Answer): string {
  if (answer.kind === "closed") return `closed ${answer.code}`;
  return answer.kind === "reject" ? answer.error.name : answer.kind;
}
