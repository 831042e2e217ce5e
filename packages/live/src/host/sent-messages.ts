import { MESSAGE_TYPES } from "@contactpoint/protocol";
import type { ContactPoint, Message } from "@contactpoint/world";
import type { Keep } from "../store/index.ts";
import { MessageCodes } from "./message-codes.ts";

/** A message that was sent, as far as its author has to know it again. */
export type SentMessage = Pick<Message, "type" | "addressee">;

/**
 * The messages that one contact point has sent: a bounce may come back at any time as long as the
 * request is open. Of each there are two numbers, since what it said stands in the store.
 */
export class SentMessages {
  readonly #points: readonly ContactPoint[];
  /** Type and addressee in one. */
  readonly #codes: MessageCodes;

  constructor(points: readonly ContactPoint[], keep: Keep<readonly number[]>) {
    this.#points = points;
    this.#codes = new MessageCodes(keep);
  }

  /** `number`: within the request. A message is known as it was first sent. */
  add(request: string, number: number, { type, addressee }: SentMessage): void {
    if (this.#codes.find(`${request}#${number}`) !== undefined) return;
    const code = MESSAGE_TYPES.indexOf(type) * this.#points.length + addressee.index;
    this.#codes.set(request, number, code);
  }

  /** By its id exactly: the reference of the request and a number, as its author writes them. */
  find(id: string): SentMessage | undefined {
    const code = this.#codes.find(id);
    if (code === undefined) return undefined;
    const addressee = this.#points[code % this.#points.length];
    const type = MESSAGE_TYPES[Math.floor(code / this.#points.length)];
    return addressee === undefined || type === undefined ? undefined : { type, addressee };
  }
}
