import type { Instant } from "@contactpoint/engine";
import { MESSAGE_TYPES, type MessageBody, type MessageType } from "@contactpoint/protocol";
import { type CaseFacts, drawIndex } from "./case.ts";
import type { ContactPoint } from "./contact-point.ts";

/** What an author decides about a message. */
export interface MessageTerms {
  readonly type: MessageType;
  readonly item: number;
  readonly body: MessageBody | null;
  readonly channel: string;
  /** Both ends included. */
  readonly path: readonly ContactPoint[];
  readonly instrument: string;
  /** The rung it left by is meant for the next officer on the list. */
  readonly ringsNext: boolean;
  /** Id of the message it answers, or "". */
  readonly cause: string;
}

/** What its author has to know of a message that could not be put through. */
export type Try = Pick<Message, "facts" | "type" | "author">;

/** A message on its way, as its author, the stops and its addressee know it. */
export class Message implements MessageTerms {
  /** Of the request; the addressee's where it arrived from another process. */
  readonly facts: CaseFacts;
  readonly type: MessageType;
  readonly item: number;
  readonly body: MessageBody | null;
  readonly path: readonly ContactPoint[];
  readonly channel: string;
  readonly instrument: string;
  readonly ringsNext: boolean;
  readonly cause: string;
  readonly sentAt: Instant;
  /** Within its request. */
  readonly number: number;
  /** What its draws go by within the request. */
  readonly index: number;
  /** The addressee has had it. */
  arrived = false;
  #id = "";

  constructor(
    facts: CaseFacts,
    terms: MessageTerms,
    number: number,
    sentAt: Instant,
    index: number,
  ) {
    this.facts = facts;
    this.type = terms.type;
    this.item = terms.item;
    this.body = terms.body;
    this.path = terms.path;
    this.channel = terms.channel;
    this.instrument = terms.instrument;
    this.ringsNext = terms.ringsNext;
    this.cause = terms.cause;
    this.number = number;
    this.sentAt = sentAt;
    this.index = index;
  }

  /** The same message, of which a hub has changed what it says. */
  saying(body: MessageBody | null): Message {
    const { facts, type, item, path, channel, instrument, ringsNext, cause } = this;
    const terms = { type, item, body, path, channel, instrument, ringsNext, cause };
    return new Message(facts, terms, this.number, this.sentAt, this.index);
  }

  /** Made on demand: without a journal hardly anybody asks. */
  get id(): string {
    if (this.#id === "") this.#id = `${this.facts.id}#${this.number}`;
    return this.#id;
  }

  get author(): ContactPoint {
    return this.stop(0);
  }

  get addressee(): ContactPoint {
    return this.stop(this.path.length - 1);
  }

  /** From the requesting side. */
  get isOutward(): boolean {
    return this.path[0] === this.facts.from;
  }

  stop(hop: number): ContactPoint {
    const point = this.path[hop];
    if (point === undefined) throw new Error(`${this.id} has no stop ${hop} on its way`);
    return point;
  }
}

/** What the draws of a message go by within its request: the nth of a type about an item, from 0. */
export function messageIndex(type: MessageType, item: number, occurrence: number): number {
  return drawIndex(messageCode(type, item), occurrence);
}

/** Tells messages of a request apart that are not repetitions of one another. */
export function messageCode(type: MessageType, item: number): number {
  return MESSAGE_TYPES.indexOf(type) * 32 + item + 1;
}
