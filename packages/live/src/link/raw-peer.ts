import { once } from "node:events";
import { WebSocket } from "ws";
import type { ClientOptions, RawData } from "ws";

import { testingSigningKey } from "../testing/testing-keys.ts";
import { offeredProtocols, parseFrame, signHandshake, spokenVersions } from "../wire/index.ts";
import type { Challenge, Frame, HandshakeStatement, Hello } from "../wire/index.ts";
import { CHANNEL, HELD } from "./link-rig.ts";

/** A client that does as it is told: what an attacker or a faulty implementation may do. */
export class RawPeer {
  readonly socket: WebSocket;
  /** Code and reason of the close. */
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  readonly #heard: string[] = [];
  #onHeard: (() => void) | undefined;

  constructor(
    port: number,
    options: ClientOptions & { readonly channel?: string; readonly protocols?: string[] } = {},
  ) {
    const { channel = CHANNEL, protocols = offeredProtocols(), ...rest } = options;
    this.socket = new WebSocket(`ws://127.0.0.1:${port}${channel}`, protocols, rest);
    this.socket.on("error", () => undefined);
    this.socket.on("message", (data) => {
      this.#heard.push(textOf(data));
      this.#onHeard?.();
    });
    this.closed = once(this.socket, "close").then(([code, reason]) => ({
      code: Number(code),
      reason: String(reason),
    }));
  }

  /** Resolves when the WebSocket is open, before any frame. */
  async opened(): Promise<this> {
    await once(this.socket, "open");
    return this;
  }

  say(frame: Frame | string): void {
    this.socket.send(typeof frame === "string" ? frame : JSON.stringify(frame));
  }

  /** The next frame from the other side, or what closed the connection instead. */
  async next(): Promise<Frame | { readonly kind: "closed"; readonly code: number }> {
    const heard = new Promise<void>((resolve) => {
      this.#onHeard = resolve;
    });
    const over = this.#heard.length > 0 ? undefined : await Promise.race([heard, this.closed]);
    const text = this.#heard.shift();
    if (text === undefined) {
      return { kind: "closed", code: over?.code ?? 0 };
    }
    const { frame, error } = parseFrame(text);
    if (error !== undefined) {
      throw new TypeError(`the station said what is no frame: ${error.detail}`);
    }
    return frame;
  }

  /** Everything up to the proof, which it returns: the answer to the challenge as XA. */
  async greet(state = "XA", nonce = NONCE): Promise<{ hello: Hello; challenge: Challenge }> {
    const hello = helloOf(state, nonce);
    this.say(hello);
    const challenge = await this.next();
    if (challenge.kind !== "challenge") {
      throw new TypeError(`a ${challenge.kind} came instead of a challenge`);
    }
    return { hello, challenge };
  }

  /** The whole handshake in the name of a State, with that State's key. */
  async shakeHands(state = "XA"): Promise<this> {
    const { challenge } = await this.greet(state);
    this.say({ kind: "proof", signature: proofOf(state, challenge) });
    const welcome = await this.next();
    if (welcome.kind !== "welcome") {
      throw new TypeError(`a ${welcome.kind} came instead of a welcome`);
    }
    return this;
  }
}

/** The text of a frame as `ws` hands it over. */
export function textOf(data: RawData): string {
  return Buffer.isBuffer(data) ? data.toString("utf8") : "";
}

/** 32 bytes for tests that do not care which. */
export const NONCE = "A".repeat(43);

export function helloOf(state: string, nonce = NONCE): Hello {
  return { kind: "hello", node: state, versions: spokenVersions(), nonce, register: { ...HELD } };
}

/** What a client called `state` signs to answer a challenge, with its own key unless told otherwise. */
export function proofOf(
  state: string,
  challenge: Challenge,
  change: Partial<HandshakeStatement> & { readonly signer?: string } = {},
): string {
  const { signer = state, ...changed } = change;
  const statement: HandshakeStatement = {
    role: "client",
    node: state,
    peer: challenge.node,
    nonce: challenge.nonce,
    channel: CHANNEL,
    version: challenge.version,
    ...changed,
  };
  return signHandshake(statement, testingSigningKey(signer));
}
