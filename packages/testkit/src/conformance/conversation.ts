import type { Instant } from "@contactpoint/engine";
import type { Message as Letter } from "@contactpoint/protocol/messages";
import { digestOf } from "@contactpoint/live/wire";
import type { SaysStep } from "./conformance-case.ts";
import { NODE, PEER } from "./bench-terms.ts";
import { peerLetter } from "./peer-letter.ts";
import type { Effects } from "./node-frame.ts";

/** What has been said on the requests of a case, by the bench and by the node. */
export class Conversation {
  readonly request: string;
  /** Messages of both, by id. */
  readonly #letters = new Map<string, Letter>();
  readonly #numbers = new Map<string, number>();
  readonly #preservedFrom = new Map<string, Instant>();
  readonly #ends = new Map<string, Instant>();
  readonly #adds: number;

  /** @param adds by how much an extension lengthens a hold */
  constructor(request: string, adds: number) {
    this.request = request;
    this.#adds = adds;
  }

  /** What a peer says by this step: a message, unless the step spoils it. */
  compose(step: SaysStep, at: Instant): Record<string, unknown> {
    const { says, by = PEER, request = this.request, number, item, fields, without = [] } = step;
    const id = `${request}#${number ?? this.#nextNumber(request, by)}`;
    const head = { id, request, from: by, to: NODE, sent_at: at };
    const letter = { ...peerLetter(says, head, item, this.#nextEnd(request, says, at)), ...fields };
    return Object.fromEntries(Object.entries(letter).filter(([field]) => !without.includes(field)));
  }

  /** A message was said and not turned away. */
  note(letter: Letter): void {
    this.#letters.set(letter.id, letter);
    if (letter.type === "confirmation") {
      this.#noteFrom(letter.request, letter.preserved_from);
      this.#ends.set(letter.request, letter.until);
    }
    if (letter.type === "extension-decision") this.#ends.set(letter.request, letter.until);
  }

  noteHolds(holds: Effects["hold"], at: Instant): void {
    for (const { change, request } of holds) if (change === "began") this.#noteFrom(request, at);
  }

  letter(id: string): Letter | undefined {
    return this.#letters.get(id);
  }

  preservedFrom(request: string): Instant | undefined {
    return this.#preservedFrom.get(request);
  }

  wasSaid(letter: Letter): boolean {
    const words = wordsOf(letter);
    for (const known of this.#letters.values())
      if (known.id !== letter.id && wordsOf(known) === words) return true;
    return false;
  }

  #noteFrom(request: string, from: Instant): void {
    if (!this.#preservedFrom.has(request)) this.#preservedFrom.set(request, from);
  }

  /** The end that a message of this type would plausibly name. */
  #nextEnd(request: string, says: Letter["type"], at: Instant): Instant {
    const end = this.#ends.get(request) ?? at + this.#adds;
    const lengthens = says === "extension-request" || says === "extension-decision";
    return lengthens ? end + this.#adds : end;
  }

  /** Odd from the requesting side, even from the requested side, far from both for anybody else. */
  #nextNumber(request: string, by: string): number {
    const requester = request.split("/")[1];
    const key = `${request} ${by}`;
    const first = requester === by ? 1 : requester === NODE ? 2 : 901;
    const number = this.#numbers.get(key) ?? first;
    this.#numbers.set(key, number + 2);
    return number;
  }
}

/** All that stays when a message is said again. */
function wordsOf(letter: Letter): string {
  return digestOf({ ...letter, id: undefined, sent_at: undefined });
}
