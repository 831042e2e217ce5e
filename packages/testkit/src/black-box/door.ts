import { get } from "node:https";
import { HostilePeer, type PeerOptions } from "@contactpoint/live/hostile-peer";
import { type NodeCredentials, registerDigest } from "@contactpoint/live/trust";
import {
  type HopEnvelope,
  offeredProtocols,
  signMessage,
  signNotice,
} from "@contactpoint/live/wire";
import type { Message as Letter } from "@contactpoint/protocol/messages";
import { WebSocket } from "ws";
import { CHANNEL, NODE } from "../conformance/bench-terms.ts";

/** The node's own door: connections that a check opens and on which it says what it likes. */
export class Door {
  readonly url: URL;
  readonly #peers: ReadonlyMap<string, NodeCredentials>;
  readonly #ping: (request: string) => Letter;
  readonly #serial: number;
  #requests = 0;

  /**
   * @param ping a ping of XA under a reference
   * @param serial makes references differ from those of other tries
   */
  constructor(
    endpoint: string,
    peers: readonly NodeCredentials[],
    ping: (request: string) => Letter,
    serial: number,
  ) {
    this.url = new URL(endpoint);
    this.#peers = new Map(peers.map((peer) => [peer.state, peer]));
    this.#ping = ping;
    this.#serial = serial;
  }

  /** A connection in the name of a State, before any frame. */
  connect(state: string, options: Partial<PeerOptions> = {}): Promise<HostilePeer> {
    const { signing, tls, register } = this.#credentialsOf(state);
    return new HostilePeer({
      host: this.url.hostname,
      port: Number(this.url.port),
      state,
      victim: NODE,
      channel: CHANNEL,
      signing,
      tls,
      held: { version: register.version, digest: registerDigest(register) },
      ...options,
    }).opened();
  }

  /** A connection that has proved itself. */
  async member(state: string): Promise<HostilePeer> {
    return (await this.connect(state)).shakeHands();
  }

  signingOf(state: string): NodeCredentials["signing"] {
    return this.#credentialsOf(state).signing;
  }

  /** A new ping of XA in its own hop, right in all. */
  hop(changes: Partial<HopEnvelope> = {}): HopEnvelope {
    this.#requests += 1;
    const message = this.#ping(`door/XA/${this.#serial}${this.#requests}`);
    const { id, from, to } = message;
    return {
      kind: "deliver",
      key: `${id}/1/0`,
      from,
      to,
      position: 1,
      routing: { message: id, author: from, addressee: to, route: [from, to], channel: CHANNEL },
      payload: { kind: "message", signed: signMessage(message, this.signingOf(from)) },
      ...changes,
    };
  }

  /** A bounce in the name of XA of a message that the node never said. */
  bounce(): HopEnvelope {
    this.#requests += 1;
    const request = `door/${NODE}/${this.#serial}${this.#requests}`;
    const message = `${request}#1`;
    const notice = {
      message,
      from: "XA",
      to: NODE,
      reason: "unreached",
      at: this.#ping(request).sent_at,
    } as const;
    return {
      kind: "deliver",
      key: `${message}/bounce/0`,
      from: "XA",
      to: NODE,
      position: 1,
      routing: { message, author: "XA", addressee: NODE, route: ["XA", NODE], channel: CHANNEL },
      payload: { kind: "bounce", signed: signNotice(notice, this.signingOf("XA")) },
    };
  }

  get registerVersion(): number {
    return this.#credentialsOf("XA").register.version;
  }

  /** Says one frame as XA. @returns the answer in a word, as `label` has it */
  async answerTo(frame: HopEnvelope | string): Promise<string> {
    const peer = await this.member("XA");
    const answer = await peer.ask(frame);
    await peer.cut();
    return labelOf(answer);
  }

  /** HTTP status with which a WebSocket opening is declined; 101 if it is not. */
  async openingStatus(
    path: string,
    protocols: readonly string[] = offeredProtocols(),
  ): Promise<string> {
    const { tls } = this.#credentialsOf("XA");
    const { key, certificate: cert, authority: ca } = tls;
    const url = new URL(path, this.url);
    return String(await statusOf(new WebSocket(url, [...protocols], { key, cert, ca })));
  }

  /** The same for a client that shows no certificate; 0 if it is not even answered. */
  async openingWithoutCertificate(): Promise<string> {
    const { authority: ca } = this.#credentialsOf("XA").tls;
    const url = new URL(`/channels/${CHANNEL}`, this.url);
    return String(await statusOf(new WebSocket(url, offeredProtocols(), { ca })));
  }

  /** What the server takes up of the compression that is offered; `none` if nothing. */
  async extensions(): Promise<string> {
    const peer = await this.connect("XA", { client: { perMessageDeflate: true } });
    const { extensions } = peer.socket;
    await peer.cut();
    return extensions === "" ? "none" : extensions;
  }

  /** HTTP status of a request that is no WebSocket opening. */
  plainStatus(): Promise<string> {
    const { tls } = this.#credentialsOf("XA");
    const url = new URL(`/channels/${CHANNEL}`, this.url);
    url.protocol = "https:";
    const options = {
      key: tls.key,
      cert: tls.certificate,
      ca: tls.authority,
      agent: false,
    } as const;
    return new Promise((resolve) => {
      get(url, options, (response) => {
        response.resume();
        resolve(String(response.statusCode));
      }).on("error", (error) => resolve(error.message));
    });
  }

  #credentialsOf(state: string): NodeCredentials {
    const found = this.#peers.get(state);
    if (found === undefined) throw new Error(`the bench has no credentials of ${state}`);
    return found;
  }
}

/** HTTP status of an opening: 101 if it is open, 0 if the connection just ends. */
async function statusOf(socket: WebSocket): Promise<number> {
  socket.on("error", () => undefined);
  const status = await new Promise<number>((resolve) => {
    socket.once("open", () => resolve(101));
    socket.once("unexpected-response", (_, response) => resolve(response.statusCode ?? 0));
    socket.once("close", () => resolve(0));
  });
  socket.terminate();
  return status;
}

/** An answer in a word. */
export function labelOf(answer: Awaited<ReturnType<HostilePeer["next"]>>): string {
  if (answer.kind === "closed") return `closed ${answer.code}`;
  return answer.kind === "reject" ? answer.error.name : answer.kind;
}
