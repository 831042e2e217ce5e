import { contentDigest } from "@contactpoint/live";
import { digestOf } from "@contactpoint/live/wire";
import { REQUEST_ITEMS } from "@contactpoint/protocol";
import type { Message as Letter, RequestMessage } from "@contactpoint/protocol/messages";

/**
 * Digests of what messages say. A request that only adds items which the first left out is the same
 * request, and has the same digest.
 */
export class LetterDigests {
  readonly #requests = new Map<string, RequestMessage>();

  of(letter: Letter): string {
    if (letter.type !== "request") return contentDigest(letter);
    const first = this.#requests.get(letter.request);
    if (first === undefined) this.#requests.set(letter.request, letter);
    return contentDigest(first !== undefined && isSame(first, letter) ? first : letter);
  }
}

function isSame(first: RequestMessage, again: RequestMessage): boolean {
  const bare = (letter: RequestMessage): string =>
    digestOf({
      ...letter,
      id: "",
      sent_at: 0,
      ...Object.fromEntries(STATED.map((field) => [field, 0])),
    });
  return (
    bare(first) === bare(again) &&
    STATED.every((field) => {
      const [before, now] = [first[field], again[field]];
      return before === undefined || now === undefined || digestOf(before) === digestOf(now);
    })
  );
}

const STATED = REQUEST_ITEMS.map(({ field }) => field);
