import type { Instant } from "@contactpoint/engine";
import { ExerciseClock, NodeLinks, RegisterView } from "@contactpoint/live";
import { type HostGuard, type NodeCredentials, RegisterBook } from "@contactpoint/live/trust";
import { checkEnvelope, type HopEnvelope, sign, type SigningKey } from "@contactpoint/live/wire";
import type { ProtocolErrorName, ResolvedScenario } from "@contactpoint/protocol";
import type { Message as Letter } from "@contactpoint/protocol/messages";
import { CHANNEL, NODE } from "../conformance/bench-terms.ts";

export interface HallOptions {
  readonly scenario: ResolvedScenario;
  /** Credentials of the States that the bench plays. */
  readonly peers: readonly NodeCredentials[];
  readonly guard: HostGuard;
  /** Real milliseconds since the Unix epoch. */
  readonly now: () => number;
}

/** What came from the node, and when. */
export interface HeardLetter {
  readonly letter: Letter;
  readonly at: Instant;
  readonly to: string;
}

/** How a frame was received: `stored`, or the name of an error. */
export type Reply = { readonly reply: string; readonly took: number };

/**
 * The States that the bench plays, at their places in the network: real links over TLS, whose frames
 * the bench writes and reads.
 */
export class ExamHall implements AsyncDisposable {
  readonly clock: ExerciseClock;
  readonly #options: HallOptions;
  readonly #links = new Map<string, NodeLinks>();
  readonly #keys = new Map<string, SigningKey>();
  readonly #replies = new Map<string, (reply: string) => void>();
  readonly #known = new Set<string>();
  /** Errors with which the first message on a request is rejected, by reference. */
  readonly #refusals = new Map<string, ProtocolErrorName>();
  #onLetter: (heard: HeardLetter) => void = () => undefined;
  /** What came from the node and was no good, in words. */
  readonly complaints: string[] = [];

  static async open(options: HallOptions): Promise<ExamHall> {
    const hall = new ExamHall(options);
    for (const { state, listen } of options.peers) await hall.#linksOf(state).listen(state, listen);
    return hall;
  }

  private constructor(options: HallOptions) {
    this.#options = options;
    const { scenario, peers, now } = options;
    const [first] = peers;
    if (first === undefined) throw new Error("the bench plays nobody");
    const { started_at: startedAt, rate } = first.register.exercise;
    this.clock = new ExerciseClock({ start: scenario.clock.start, startedAt, rate, now });
    for (const peer of peers) {
      this.#keys.set(peer.state, peer.signing);
      this.#links.set(peer.state, this.#open(peer));
    }
  }

  /** Who is told of every message of the node. */
  set onLetter(listener: (heard: HeardLetter) => void) {
    this.#onLetter = listener;
  }

  /** Rejects the first message of the node on a request. */
  refuseFirst(request: string, error: ProtocolErrorName): void {
    this.#refusals.set(request, error);
  }

  /**
   * A State says something. What it says may be no message.
   *
   * @param signer whose key signs it
   * @returns how the node received it; real milliseconds until then
   */
  async say(by: string, message: Readonly<Record<string, unknown>>, signer = by): Promise<Reply> {
    const id = String(message["id"]);
    const key = `${id}/1/0`;
    const signing = this.#keys.get(signer);
    if (signing === undefined) throw new Error(`the bench has no key of ${signer}`);
    const signed = {
      message,
      key: signing.id,
      signature: sign("contactpoint-message-v1", message, signing),
    };
    const routing = {
      message: id,
      author: by,
      addressee: NODE,
      route: [by, NODE],
      channel: CHANNEL,
    };
    const payload = { kind: "message", signed };
    const hop = { kind: "deliver", key, from: by, to: NODE, position: 1, routing, payload };
    const request = id.slice(0, id.lastIndexOf("#"));
    const { promise, resolve } = Promise.withResolvers<string>();
    this.#replies.set(`${by} ${key}`, resolve);
    const begun = this.#options.now();
    const frame = { key, peer: NODE, channel: CHANNEL, request, frame: JSON.stringify(hop) };
    this.#linksOf(by).send(by, frame);
    return { reply: await promise, took: this.#options.now() - begun };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#links.values()].map((links) => links.close()));
  }

  #open(credentials: NodeCredentials): NodeLinks {
    const { now, guard, scenario } = this.#options;
    const book = new RegisterBook({ root: credentials.root });
    book.acceptKeys(credentials.keys, now());
    book.accept(credentials.register, now());
    const view = new RegisterView(() => book, now);
    return new NodeLinks({
      nodes: [credentials],
      channels: Object.keys(scenario.channels),
      view,
      tls: credentials.tls,
      guard,
      observer: undefined,
      events: {
        receive: async (state, peer, _channel, envelope) => {
          const fault = await checkEnvelope(envelope, {
            peer,
            self: state,
            keysOf: (other) => view.keysOf(other),
          });
          if (fault === undefined) return this.#receive(state, envelope);
          this.complaints.push(`${envelope.key}: ${fault.name}: ${fault.detail}`);
          return fault;
        },
        settled: (state, key) => this.#settle(state, key, "stored"),
        rejected: (state, key, error) => this.#settle(state, key, error),
        incident: () => undefined,
      },
    });
  }

  #receive(
    state: string,
    { key, payload }: HopEnvelope,
  ): "stored" | "duplicate" | { readonly name: ProtocolErrorName; readonly detail: string } {
    const request = payload.kind === "message" ? payload.signed.message.request : "";
    const name = this.#refusals.get(request);
    this.#refusals.delete(request);
    if (name !== undefined) return { name, detail: "the bench wants to see what follows" };
    if (this.#known.has(`${state} ${key}`)) return "duplicate";
    this.#known.add(`${state} ${key}`);
    if (payload.kind === "message")
      this.#onLetter({ letter: payload.signed.message, at: this.clock.now(), to: state });
    return "stored";
  }

  #settle(state: string, key: string, reply: string): void {
    this.#replies.get(`${state} ${key}`)?.(reply);
    this.#replies.delete(`${state} ${key}`);
  }

  #linksOf(state: string): NodeLinks {
    const links = this.#links.get(state);
    if (links === undefined) throw new Error(`the bench does not play ${state}`);
    return links;
  }
}
