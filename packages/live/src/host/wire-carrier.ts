import type { Instant } from "@contactpoint/engine";
import { relayOf, type SentRecord, type TopologyShape } from "@contactpoint/protocol";
import type { Carrier, Message } from "@contactpoint/world";
import {
  encodeFrame,
  type HopEnvelope,
  type Routing,
  sealMessage,
  signHop,
  signMessageOnPool,
  signNotice,
} from "../wire/index.ts";
import type { HostContext, OutgoingFrame } from "./host-context.ts";
import type { LiveNode } from "./live-node.ts";

type Payload = HopEnvelope["payload"];

/** Brings messages to other contact points as signed frames. */
export class WireCarrier implements Carrier {
  readonly #host: HostContext;
  readonly #seals: boolean;
  /** What is inside a message's envelopes: written here, or received at a hub. */
  readonly #payloads = new WeakMap<Message, Payload | Promise<Payload>>();
  /** How many frames of a message have left for a stop of its way. */
  readonly #copies = new WeakMap<Message, Map<number, number>>();
  #sent: SentRecord | null = null;

  constructor(host: HostContext, shape: TopologyShape) {
    this.#host = host;
    this.#seals = relayOf(shape) === "forward";
  }

  /** A message is about to leave its author. */
  noteSent(record: SentRecord): void {
    this.#sent = record;
  }

  /** A message arrived at a hub with this inside. */
  keepPayload(message: Message, payload: Payload): void {
    this.#payloads.set(message, payload);
  }

  /** What a link has doubled may be doubled again by the next, so copies are counted. */
  carry(message: Message, hop: number, _copy: 0 | 1, due: Instant): void {
    const key = this.#nextKey(message, hop);
    const to = message.stop(hop).id;
    const node = this.#host.nodeOf(message.stop(hop - 1).id);
    if (hop === 1) node.book.noteSent(message);
    if (!this.#host.expect(to, key, due)) return;
    const envelope = {
      kind: "deliver",
      key,
      from: node.state,
      to,
      position: hop,
      routing: routingOf(message),
      due,
      draw: message.index,
      ...(message.ringsNext ? { rings_next: true as const } : {}),
    } as const;
    const frame = Promise.resolve(this.#payloadOf(message, node)).then((payload) =>
      frameOf(node, { ...envelope, payload }, message.facts.id),
    );
    const unsent = (error: unknown): null =>
      this.#host.unsent(node, { key, to: message.addressee.id, error });
    this.#host.dispatch(node, frame.catch(unsent));
  }

  giveBack(message: Message, due: Instant): void {
    const [to, from] = [message.author.id, message.addressee.id];
    const node = this.#host.nodeOf(from);
    const key = `${message.id}/bounce/${node.book.received.giveBack(message.id)}`;
    if (!this.#host.expect(to, key, due)) return;
    const notice = { message: message.id, from, to, reason: "unreached", at: due } as const;
    const routing: Routing = {
      message: message.id,
      author: from,
      addressee: to,
      route: [from, to],
      channel: message.channel,
    };
    const payload: Payload = { kind: "bounce", signed: signNotice(notice, node.keys.signing) };
    const envelope: HopEnvelope = {
      kind: "deliver",
      key,
      from,
      to,
      position: 1,
      routing,
      due,
      payload,
    };
    this.#host.dispatch(node, frameOf(node, envelope, message.facts.id));
  }

  #nextKey(message: Message, stop: number): string {
    const counts = this.#copies.get(message) ?? new Map<number, number>();
    this.#copies.set(message, counts);
    const copy = counts.get(stop) ?? 0;
    counts.set(stop, copy + 1);
    return `${message.id}/${stop}/${copy}`;
  }

  #payloadOf(message: Message, node: LiveNode): Payload | Promise<Payload> {
    const known = this.#payloads.get(message);
    if (known !== undefined) return known;
    const payload = this.#write(message, node);
    this.#payloads.set(message, payload);
    return payload;
  }

  /**
   * Signing and sealing take place beside, so nobody may write to the parts of the letter until it
   * has left.
   */
  async #write(message: Message, node: LiveNode): Promise<Payload> {
    const record = this.#sent;
    if (record?.message !== message.id) throw new Error(`${message.id} was not noted as sent`);
    const signing = signMessageOnPool(node.compose(record), node.keys.signing);
    if (!this.#seals || message.path.length === 2)
      return { kind: "message", signed: await signing };
    const recipient = node.sealKeyOf(message.addressee.id);
    if (recipient === undefined) throw new Error(`${message.addressee.id} is not in the register`);
    return {
      kind: "sealed",
      sealed: await sealMessage(await signing, routingOf(message), recipient),
    };
  }
}

function routingOf(message: Message): Routing {
  return {
    message: message.id,
    author: message.author.id,
    addressee: message.addressee.id,
    route: message.path.map(({ id }) => id),
    channel: message.channel,
  };
}

/** A hub signs the envelope too; the author has signed what is inside. */
function frameOf(node: LiveNode, envelope: HopEnvelope, request: string): OutgoingFrame {
  const { key, to, position, routing } = envelope;
  const whole = position > 1 ? signHop(envelope, node.keys.signing) : envelope;
  return { key, peer: to, channel: routing.channel, request, frame: encodeFrame(whole) };
}
