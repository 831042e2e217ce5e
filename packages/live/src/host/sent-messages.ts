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
  /** By request: number within the request, rising, then type and addressee in one. */
  readonly #of = new Map<string, number[]>();

  constructor(points: readonly ContactPoint[]) {
    this.#points = points;
  }

  /** `number`: within the request. */
  add(request: string, number: number, { type, addressee }: SentMessage): void {
    const code = MESSAGE_TYPES.indexOf(type) * this.#points.length + addressee.index;
    const sent = this.#of.get(request);
    if (sent === undefined) {
      this.#of.set(request, [number, code]);
      return;
    }
    const place = placeOf(sent, number);
    if (sent[place] !== number) sent.splice(place, 0, number, code);
  }

  /** By its id exactly: the reference of the request and a number, as its author writes them. */
  find(id: string): SentMessage | undefined {
    const mark = id.lastIndexOf("#");
    const text = id.slice(mark + 1);
    const number = Number(text);
    if (String(number) !== text) return undefined;
    const sent = this.#of.get(id.slice(0, mark)) ?? [];
    const place = placeOf(sent, number);
    const code = sent[place + 1];
    if (sent[place] !== number || code === undefined) return undefined;
    const addressee = this.#points[code % this.#points.length];
    const type = MESSAGE_TYPES[Math.floor(code / this.#points.length)];
    return addressee === undefined || type === undefined ? undefined : { type, addressee };
  }
}

/** Where a number stands, or would; looked for from the end, since numbers rise as they are given. */
function placeOf(sent: readonly number[], number: number): number {
  let place = sent.length;
  while (place > 0 && (sent[place - 2] ?? 0) >= number) place -= 2;
  return place;
}
