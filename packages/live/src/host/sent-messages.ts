import { MESSAGE_TYPES } from "@contactpoint/protocol";
import type { ContactPoint, Message } from "@contactpoint/world";

/** A message that was sent, as far as its author has to know it again. */
export type SentMessage = Pick<Message, "type" | "addressee">;

/**
 * The messages that one contact point has sent: a bounce may come back at any time as long as the
 * request is open. Of each there are two numbers, since what it said stands in the store.
 */
export class SentMessages {
  readonly #points: readonly ContactPoint[];
  /** By request: number within the request, then type and addressee in one. */
  readonly #of = new Map<string, readonly number[]>();

  constructor(points: readonly ContactPoint[]) {
    this.#points = points;
  }

  /** `number`: within the request. */
  add(request: string, number: number, { type, addressee }: SentMessage): void {
    const code = MESSAGE_TYPES.indexOf(type) * this.#points.length + addressee.index;
    const sent = this.#of.get(request) ?? [];
    // Not pushed: room for more would be most of what is kept.
    if (this.#placeOf(sent, number) < 0) this.#of.set(request, sent.concat(number, code));
  }

  /** By its id, the reference of the request and a number. */
  find(id: string): SentMessage | undefined {
    const mark = id.lastIndexOf("#");
    const sent = this.#of.get(id.slice(0, mark)) ?? [];
    const place = this.#placeOf(sent, Number(id.slice(mark + 1)));
    const code = sent[place + 1];
    if (place < 0 || code === undefined) return undefined;
    const addressee = this.#points[code % this.#points.length];
    const type = MESSAGE_TYPES[Math.floor(code / this.#points.length)];
    return addressee === undefined || type === undefined ? undefined : { type, addressee };
  }

  /** -1 if there is none. */
  #placeOf(sent: readonly number[], number: number): number {
    for (let at = 0; at < sent.length; at += 2) if (sent[at] === number) return at;
    return -1;
  }
}
